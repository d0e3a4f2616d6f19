/** Names that mean other things too: what the paper says decides, and no link is an answer. */
import { describe, expect, it } from 'vitest';
import { namesOf, presentedIn, readNames } from './read-names.ts';

const linked = (abstract: string, title: string): string[] => namesOf(readNames(abstract, title));

describe('other things of the same name', () => {
  it.each([
    [
      'LLAMA at APEX: a telescope camera',
      'The Large Latin American Millimeter Array (LLAMA) is a radio telescope at 4800 m in the Andes. We describe its receivers and the antenna.',
    ],
    [
      'LLAMA: a C++ library for memory layouts',
      'We present LLAMA, a C++ library that abstracts the memory layout of data structures from the algorithm. Benchmarks show the throughput of arrays of structs on CPU caches.',
    ],
    [
      'LLAMA: Leveraging Learning to Automatically Manage Algorithms',
      'Algorithm portfolio and selection approaches have improved solvers. LLAMA is a modular toolkit implemented as an R package that facilitates the exploration of portfolio techniques.',
    ],
    [
      'The camelid genome',
      'The genome of the alpaca and the llama was sequenced in the Andes; Falcon and orca populations were counted.',
    ],
    [
      'Gemini North observations',
      'We observed the galaxy with Gemini North and the spectrograph. The star lies in Orion; Adam and Phoenix are clusters.',
    ],
  ])('%s', (title, abstract) => {
    const names = linked(abstract, title);
    for (const name of ['LLaMA', 'Alpaca', 'Falcon', 'Orca', 'Gemini', 'Adam', 'PHOENIX14T'])
      expect(names.filter(found => found.startsWith(`${name} (`) && !found.includes(') ('))).toEqual([]);
  });
});

describe('names that stand for something else here', () => {
  it.each([
    ['We run neural networks on an NVIDIA RTX 5090.', 'RT-X'],
    ['We train neural networks on RGB images with a loss.', 'RGB'],
    ['The neural network reads point clouds and CAD models with their geometry.', 'context-aware decoding'],
    ['We propose Zonal Lookahead Rectification, an inference method for neural networks.', 'Lookahead'],
  ])('%s', (sentence, name) => {
    expect(namesOf(readNames(sentence)).filter(found => found.startsWith(name))).toEqual([]);
  });
});

it('whose model it is makes no other of it', () => {
  const names = namesOf(readNames("We compare language models such as LLaMA, OpenAI's Chat-GPT and GPT-4."));
  expect(names).toContain('ChatGPT (Model)');
  expect(names.filter(name => name.includes('OpenAI'))).toEqual([]);
});

describe('common words with company', () => {
  it.each([
    ['We fine-tune Falcon-7B and LLaMA on instructions with language models.', 'Falcon (Model)'],
    ['We evaluate text-to-SQL parsing on the Spider benchmark with language models.', 'Spider (Benchmark)'],
    ['The neural network is trained with the Adam optimizer.', 'Adam (Technique)'],
    ['We use the Whisper model for automatic speech recognition.', 'Whisper (Model)'],
    ['We prompt language models such as Gemini and GPT-4.', 'Gemini (Model)'],
    ['The neural network is pretrained on C4.', 'C4 (Dataset)'],
    ['We distil language models into T5-Large.', 'T5 (Model)'],
    ['Our draft beats Medusa at speculative decoding.', 'Medusa (Technique)'],
    ['It probes transformers with The Pile and OpenWebText.', 'The Pile (Dataset)'],
  ])('%s', (sentence, name) => {
    expect(namesOf(readNames(sentence))).toContain(name);
  });

  it.each([
    'A spider and a falcon live here, and adam and eve whisper.',
    'The Quality of language models is a mutual concern of neural networks, shape and frozen food.',
  ])('%s', sentence => {
    expect(namesOf(readNames(sentence))).toEqual([]);
  });
});

it('a definition of the paper beats the catalog, and the refusal says so', () => {
  const reading = readNames(
    'We propose the Binary Encoding Ranking Transform (BERT) for sorting. BERT sorts arrays of numbers in memory.',
    'Sorting arrays',
  );
  expect(namesOf(reading)).not.toContain('BERT (Model)');
});

describe('one more of a known kind is that kind, and not presented', () => {
  it.each([
    [
      'We propose a retrieval-augmented generation (RAG) system for tax law.',
      'retrieval-augmented generation (Technique)',
    ],
    ['We introduce a CLIP image encoder with a resampler for language models.', 'CLIP (Model)'],
    [
      'We design a noise-aware NAS framework, namely NoiseNAS, for neural networks.',
      'neural architecture search (Technique)',
    ],
    ['In this work we develop a lightweight LSTM decoder for captions.', 'LSTM (Technique)'],
  ])('%s', (sentence, name) => {
    const reading = readNames(sentence, 'A paper on neural networks');
    expect(namesOf(reading)).toContain(name);
    expect(presentedIn(reading)).not.toContain(name);
    expect(namesOf(reading).filter(found => found.includes(' (') && found.split(' (').length > 2)).toEqual(
      [],
    );
  });

  it('but a long form that is new makes it another thing', () => {
    const reading = readNames('We propose a Residual Alignment Memory (RAM) that aligns language models.');
    expect(presentedIn(reading)).toHaveLength(1);
  });
});

it('gives a reason for what was not linked', () => {
  const reading = readNames('We counted falcons. A Falcon flies over the language model lab.', 'Birds');
  for (const { node, reason } of reading.refusals) {
    expect(node).toMatch(/^(?:model|technique|dataset|benchmark):/u);
    expect(reason).not.toBe('');
  }
});
