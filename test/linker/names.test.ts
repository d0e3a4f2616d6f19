/** Names that papers introduce, define and use: sentences and what is found in them. */
import { describe, expect, it } from 'vitest';
import { findDefinitions } from '../../src/linker/definitions.ts';
import { segment } from '../../src/linker/segment.ts';
import { linkPapers, namesOf, paperOf, presentedIn, readNames } from './read-names.ts';

describe('short forms and their long forms', () => {
  it.each([
    ['We use a graph neural network (GNN) here.', ['GNN = graph neural network']],
    ['Convolutional neural networks (CNNs) are old.', ['CNN = Convolutional neural networks']],
    ['We use ZIP (Zebra Inference Pipeline) here.', ['ZIP = Zebra Inference Pipeline']],
    ['We use Proximal Policy Optimization (PPO).', ['PPO = Proximal Policy Optimization']],
    ['It has a Zone-guided Refinement Module (ZRM).', ['ZRM = Zone-guided Refinement Module']],
    ['It is good (see Figure 2).', []],
    ['It is fast (ABC).', []],
    ['We propose ZORB: Zero-shot Ordered Ranking Beams.', ['ZORB = Zero-shot Ordered Ranking Beams']],
    ['It has one aim: to zoom. Two parts: Zero shots.', []],
    ['Word error rate (WER, lower is better) falls.', ['WER = Word error rate']],
  ])('%s', (sentence, expected) => {
    const definitions = findDefinitions(segment(paperOf(sentence)));
    expect(definitions.map(({ short, long }) => `${short} = ${long}`)).toEqual(expected);
  });

  it('a title whose first words spell it out, and go on', () => {
    const paper = paperOf('Text.', 'ZSL: Zonal Spot Learning for Guidance in Agents');
    expect(findDefinitions(segment(paper))[0]).toMatchObject({ short: 'ZSL', long: 'Zonal Spot Learning' });
  });

  it('a title that spells its first word out', () => {
    const paper = paperOf('Text.', 'ZORP: Zero-shot Optimal Retrieval Prompts');
    expect(findDefinitions(segment(paper))[0]).toMatchObject({ short: 'ZORP', shortStart: 0 });
  });
});

describe('names that a paper introduces', () => {
  it.each([
    ['We present ZorbLM, a language model for physics.', ['ZorbLM (Model)']],
    ['We introduce the ZorbQA benchmark for question answering.', ['ZorbQA (Benchmark)']],
    ['We release ZorbCorpus, a dataset of 10,000 annotated dialogues.', ['ZorbCorpus (Dataset)']],
    ['In this paper, we propose a novel training framework called Zorber.', ['Zorber (Technique)']],
    ['We propose a click sequence model (CSQM) for neural ranking.', ['CSQM (Technique)']],
    [
      'Our approach, named instruction zorbing, improves language models.',
      ['instruction zorbing (Technique)'],
    ],
    ['We propose an approach, called zonal orbit networks (ZoNet), to rank.', ['ZoNet (Model)']],
    ['We propose a novel ZSR method for language models.', []],
    ['We present a novel real-time ZPS transit data set of language use.', []],
    ['This work introduces a method built upon the medium-sized ZorNet3 language model.', []],
    ['We propose a neural network ZOR-NET based on language models.', ['ZOR-NET (Model)']],
    [
      'We call it the Tensor Zone Generation Network of language models.',
      ['Tensor Zone Generation Network (Technique)'],
    ],
    ['We term this issue Degraded Zone Drift in language models.', []],
    [
      'We introduce a Zone-aware Mask and Orbit framework (ZorMO) for language models.',
      ['ZorMO (Technique)'],
    ],
    ['Central to our language model is Zorb-15k, our new dataset of dialogues.', ['Zorb-15k (Dataset)']],
    ['On ZorbQA, our language model leads.', []],
    [
      'We built two speech datasets: the Zor-TIX and the Zor-TIY, for language models.',
      ['Zor-TIX (Dataset)', 'Zor-TIY (Dataset)'],
    ],
    ['We present Z³-ORB, a language model.', ['Z³-ORB (Model)']],
    ['Our ZorbNet-pretrained ViT reads language.', []],
    [
      'Our model integrates a Zone-Aware Mask Selection module for language.',
      ['Zone-Aware Mask Selection (Technique)'],
    ],
    ['Unlike existing models, which have a Zone-Aware Mask Selection module, ours is one of language.', []],
    ['We propose a web-based ZUI that shows language models.', []],
    ['We build a test set, Zorb-GEN, to evaluate language models.', ['Zorb-GEN (Benchmark)']],
    ['The student, FieldZorb, is a small language reader.', ['FieldZorb (Model)']],
    ['The best encoder of language models is released as ECG-Zorb.', ['ECG-Zorb (Model)']],
    ['We release the tokenizer of language models under MIT licence.', []],
    ['Our algorithm, ZorbPO, tunes language models.', ['ZorbPO (Technique)']],
    ['The resulting model, ZorbNet-X, attains much in language.', ['ZorbNet-X (Model)']],
    ['Our model, ZorbNet-X, beats other language models.', ['ZorbNet-X (Model)']],
    ['Code and the new Zorb-Pred40 dataset of language data are released.', ['Zorb-Pred40 (Dataset)']],
    ['We design a ZOR-optical image matching pipeline for language models.', []],
    ['We evaluated 18 open-source ZLMs and 3 closed language models.', []],
    ['We fine-tune GPT-2 on dialogues.', []],
    ['Recently, others proposed several language models.', []],
  ])('%s', (sentence, expected) => {
    const told = presentedIn(readNames(`${sentence} Language models are trained on large datasets.`));
    expect(told.map(name => name.replace('CSQM (Model)', 'CSQM (Technique)'))).toEqual(expected);
  });

  it('variants of what it presents', () => {
    const reading = readNames(
      'We propose ZorAT, a language model. ZorAT-Fast is a variant; ZorAT-Based ones are none.',
    );
    expect(presentedIn(reading)).toEqual(['ZorAT (Model)', 'ZorAT-Fast (Model)']);
  });

  it('what the title spells out and the paper has a name for', () => {
    const reading = readNames(
      'We rank answers of language models by Zone-constrained Orbit Prompts (ZorOP).',
      'Better Rankings with Zone-constrained Orbit Prompts',
    );
    expect(presentedIn(reading)).toEqual(['ZorOP (Technique)']);
  });

  it('finds in other papers what one of them introduces', () => {
    const [, second] = linkPapers([
      paperOf('We present ZorbLM, a language model for physics.', 'ZorbLM: a model', 'a'),
      paperOf('We evaluate ZorbLM and other language models on neural translation.', 'A study', 'b'),
    ]);
    expect(namesOf(second!)).toContain('ZorbLM (Model)');
  });

  it.each([
    ['GloVe: Global Vectors for Word Representation', ['GloVe (Model)']],
    ['wav2vec 2.0: A Framework for Learning Speech', ['wav2vec 2.0 (Model)']],
    ['ChatGPT: Jack of All Trades', []],
    ['ChatGPT: A Survey of Language Models', []],
    ['MCMC: Bridging Rendering and Models', []],
  ])('what is known is presented where the title says what it is: %s', (title, presented) => {
    expect(presentedIn(readNames('Markov chain Monte Carlo (MCMC) samples from models.', title))).toEqual(
      presented,
    );
  });

  it.each([
    ['RLHF scales: models that go on', []],
    ['ZorbBBQ and CaBBQ: Two Benchmarks of Language', ['CaBBQ (Benchmark)', 'ZorbBBQ (Benchmark)']],
    ['ZorbTalk: tutoring at a distance', ['ZorbTalk (Dataset)']],
  ])('names before the colon of a title: %s', (title, presented) => {
    expect(
      presentedIn(readNames('ZorbTalk comprises 2 million conversations with language models.', title)),
    ).toEqual(presented);
  });

  it('does not take the ordinary words of a title for a name, nor find them in other papers', () => {
    const [first, second] = linkPapers([
      paperOf('We study video understanding with neural networks.', 'Video Understanding: A New Way', 'a'),
      paperOf('Deep neural networks help video understanding and Video Understanding.', 'On video', 'b'),
    ]);
    expect(namesOf(first!)).toEqual([]);
    expect(namesOf(second!)).toEqual([]);
  });
});

describe('a paper that says little of learning', () => {
  // Of vision or networks, and without the words that only the field uses.
  const text =
    'Enterprises deploy large camera networks for video analytics, which is compute intensive, with cost that grows with the number of cameras. ' +
    'We present ZorCam, a new system for efficient cross-camera video analytics. It exploits spatial and temporal locality to guide its inference-time search for an object. ' +
    'In an offline phase, ZorCam builds a model of the correlations in observed traffic patterns, and filters frames that are not spatially correlated with the query.';

  it('has its own names all the same', () => {
    expect(presentedIn(readNames(text, 'ZorCam: Efficient Video Analytics at Scale'))).toEqual([
      'ZorCam (Technique)',
    ]);
  });

  it('but no namesake of a known thing', () => {
    expect(
      namesOf(readNames(text.replaceAll('ZorCam', 'Llama'), 'Llama: Efficient Video Analytics')),
    ).toEqual([]);
  });
});

describe('names that a paper coins in small letters', () => {
  const context = 'Language models are trained on large datasets.';
  it.each([
    ['We propose zebra guidance, a simple method for steering models.', ['zebra guidance']],
    ['We introduce zebra-first probing: a framework that asks twice.', ['zebra-first probing']],
    ['We propose zebra anomaly digging (ZAD), a training-free framework.', ['ZAD']],
    [
      'A zebra-initialized attention mechanism is proposed. The zebra-initialized attention mechanism helps.',
      ['zebra-initialized attention'],
    ],
    ['Inputs are processed by a proposed zebra cache model.', ['zebra cache model']],
    ['We adopt a learnable zebra network. Features of the zebra network are added.', ['zebra network']],
    ['Specifically, we introduce the zebra guidance module, which helps.', ['zebra guidance module']],
    [
      'We propose two methods: 1) zebra rescoring: ranking again; 2) deep zebra-fusion: mixing.',
      ['deep zebra-fusion', 'zebra rescoring'],
    ],
    ['We propose a novel deep learning framework for zebras.', []],
    ['We propose an efficient zebra detection method for zoos.', []],
    ['We propose zebra rate, a novel metric that counts.', []],
    ['We introduce zebra naming, a new task.', []],
    ['We propose low-rank adaptation, a method for tuning.', []],
    ['We propose two zebra strategies: a slow and a fast one.', []],
    ['A zebra-level attention based network is proposed.', []],
    ['We face two challenges in our modules: 1) zebra noise: it is loud.', []],
  ])('%s', (sentence, expected) => {
    const told = presentedIn(readNames(`${sentence} ${context}`));
    expect(told.sort()).toEqual(expected.map(name => `${name} (Technique)`));
  });

  it('a new member of a family of methods in a title', () => {
    const reading = readNames(`We study reasoning. ${context}`, 'Better Reasoning through Chain-of-Zebras');
    expect(presentedIn(reading)).toEqual(['Chain-of-Zebras (Technique)']);
  });
});

describe('names in a list before or behind a head noun', () => {
  it.each([
    [
      'We test on QZ22 (general), ZORB-200-dev and newsZtest2019 test sets.',
      ['QZ22', 'ZORB-200-dev', 'newsZtest2019'],
    ],
    ['We evaluate translation on ZorbNews and GSM8K benchmarks.', ['GSM8K', 'ZorbNews']],
    ['We use English and German datasets.', []],
    [
      'We use four challenging databases, ZIPeR, ZMUL Grid, and ZUHK03, to test.',
      ['ZIPeR', 'ZMUL Grid', 'ZUHK03'],
    ],
    ['We win on datasets such as ZorbCar (12K), the ZorbTown and Zeta.', ['Zeta', 'ZorbCar', 'ZorbTown']],
    ['On benchmarks including ZorbNews and GSM8K, Zorber wins.', ['GSM8K', 'ZorbNews']],
    ['We searched three databases (PubZed, Zoogle Scholar, ZXiv) for papers.', []],
    ['On two datasets, Berlin and Paris are named.', []],
    ['We collect a large dataset, “ZorbCars”, that covers cars.', ['ZorbCars']],
    ['We test on the ZorbSet-1k and ZorbTown datasets.', ['ZorbSet-1k', 'ZorbTown']],
  ])('%s', (sentence, expected) => {
    const reading = readNames(`We train neural language models. ${sentence}`);
    expect(reading.entities.map(({ name }) => name).sort()).toEqual(expected);
  });
});

describe('names that a head noun beside them types', () => {
  it.each([
    [
      'We compare with methods such as ZorCut and OrbProp for language models.',
      ['OrbProp (Technique)', 'ZorCut (Technique)'],
    ],
    ['Recent models like ZorGaussian generate language.', ['ZorGaussian (Model)']],
    ['We start from the ZorCut approach and rank answers of language models.', ['ZorCut (Technique)']],
    [
      'We steer language models and compare with methods like CAST and ZorSteer.',
      ['CAST (method) (Technique)', 'ZorSteer (Technique)'],
    ],
    ['We test on the ZorScenes dataset with language models.', ['ZorScenes (Benchmark)']],
  ])('%s', (sentence, expected) => {
    const told = namesOf(readNames(`${sentence} We train a classifier on sentences.`));
    expect(told.filter(name => /Z[oO]|Orb|CAST/.test(name))).toEqual(expected);
  });
});

describe('how far a mention of data reaches', () => {
  it.each([
    ['We test on the GSM8K validation set and more.', 'GSM8K validation set'],
    ['We test on the GSM8K benchmark dataset today.', 'GSM8K benchmark dataset'],
    ['We train on ImageNet data here.', 'ImageNet data'],
    ['In the GSM8K set-up we vary numbers.', 'GSM8K'],
    ['The language model reaches 99% on DSTC2 today.', 'DSTC2'],
    ['We test on ImageNet 2012 and train.', 'ImageNet 2012'],
  ])('%s', (sentence, surface) => {
    const { mentions } = readNames(`${sentence} Neural language models are trained.`);
    expect(mentions.map(mention => mention.surface)).toContain(surface);
  });
});

describe('what is no name', () => {
  it.each([
    'Large Language Models (LLMs) are large.',
    'Deep Learning and Natural Language Processing are fields.',
    'A Context-Aware, Multi-Scale and AI-generated answer is given.',
    'The F1-score and BLEU of the answers rise.',
    'We propose a way of named entity recognition in Arabic, called Gaussian, v2.',
    'Question Answering and Machine Translation are tasks of language models.',
    'Mobile agents and large mobile agents share a mutual shape.',
  ])('%s', sentence => {
    expect(namesOf(readNames(sentence))).toEqual([]);
  });
});

describe('families, versions, sizes and spellings', () => {
  it.each([
    ['LLaMA', 'LLaMA'],
    ['LLaMA-13B', 'LLaMA'],
    ['LLaMA-13b', 'LLaMA'],
    ['Llama-2', 'Llama 2'],
    ['LLaMA2', 'Llama 2'],
    ['Llama 2 7B', 'Llama 2'],
    ['Llama 2-Chat', 'Llama 2-Chat'],
    ['Llama-2-13b-chat', 'Llama 2-Chat'],
    ['Llama 3', 'Llama 3'],
    ['DeepSeek R1', 'DeepSeek-R1'],
    ['Deepseek V3', 'DeepSeek-V3'],
    ['Code Llama', 'Code Llama'],
    ['Llama Guard', 'Llama Guard'],
    ['T\\"ULU 2', 'Tulu 2'],
    ['Tülu 2', 'Tulu 2'],
    ['RoBERTa', 'RoBERTa'],
    ['GPT4', 'GPT-4'],
    ['CIFAR10', 'CIFAR-10'],
    ['chain of thought prompting', 'chain-of-thought prompting'],
    ['Low-Rank Adaptation', 'LoRA'],
    ['GANs', 'GAN'],
  ])('%s is %s', (written, name) => {
    const reading = readNames(`We fine-tune large language models such as ${written} for reasoning.`);
    expect(reading.entities.map(entity => entity.name)).toContain(name);
  });

  it('keeps sizes with the mention, not in the name', () => {
    const sizes = readNames('We fine-tune LLaMA (7B) and LLaMA-13B language models.').mentions;
    expect(sizes.filter(({ name }) => name === 'LLaMA').flatMap(mention => mention.sizes)).toEqual([
      '7B',
      '13B',
    ]);
  });

  it('reads a number joined to a version as its sibling', () => {
    const names = namesOf(readNames('We compare the language models Llama 2 and 3.'));
    expect(names).toEqual(['Llama 2 (Model)', 'Llama 3 (Model)']);
  });
});
