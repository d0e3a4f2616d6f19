/** What descends from what, as sentences say it. */
import { describe, expect, it } from 'vitest';
import { lineageOf, readPaper } from './read-paper.ts';

const title = 'Language models that answer';

describe('models', () => {
  it.each([
    ['We introduce QuizLM, a language model based on Llama 2.', ['QuizLM <- Llama 2 (adapted)']],
    [
      'We introduce QuizLM, a language model fine-tuned from Mistral 7B.',
      ['QuizLM <- Mistral 7B (fine-tuned)'],
    ],
    ['We present QuizLM, a RoBERTa-based model for questions.', ['QuizLM <- RoBERTa (adapted)']],
    [
      'We release QuizLM, a language model. It is distilled from GPT-4 by us.',
      ['QuizLM <- GPT-4 (distilled)'],
    ],
    [
      'We release QuizLM, a language model. We prune Llama 2 and train it on.',
      ['QuizLM <- Llama 2 (pruned)'],
    ],
    ['We test an instruction-tuned LLaMA called Alpaca.', ['Alpaca <- LLaMA (fine-tuned)']],
  ])('%s', (text, lineage) => {
    expect(lineageOf(readPaper(text, title))).toEqual(lineage);
  });

  it('do not descend from what they are compared with, or only make use of', () => {
    const text =
      'We introduce QuizLM, a language model for questions. QuizLM outperforms Llama 2. It uses CLIP features and GPT-4 to write questions.';
    expect(lineageOf(readPaper(text, title))).toEqual([]);
  });
});

describe('a name within a longer one', () => {
  it('is not what is spoken of', () => {
    const text =
      'Patent Supervised LLaMA (PS-LLaMA), a model based on Mistral 7B, answers questions on patents with language models.';
    expect(lineageOf(readPaper(text, title))).not.toContainEqual(expect.stringMatching(/^LLaMA <-/u));
  });
});

describe('two origins side by side', () => {
  it('are no descent of the one from the other', () => {
    const text =
      'We release QuizLM in two sizes, the small one trained from LLaMA-7B, and the large one trained from Mistral 7B.';
    expect(lineageOf(readPaper(text, title))).not.toContainEqual(expect.stringMatching(/^LLaMA <-/u));
  });
});

describe('techniques', () => {
  it('are a kind of what the text calls them, if that is known', () => {
    const text = 'We propose QuizRL, a novel reinforcement learning framework for language models.';
    expect(readPaper(text, title).lineage).toMatchObject([
      { type: 'KIND_OF', child: 'technique:quizrl', parent: 'technique:reinforcement-learning', how: null },
    ]);
  });

  it('are no kind of what they only contain', () => {
    const text = 'We propose QuizRL, a framework with reinforcement learning for language models.';
    expect(lineageOf(readPaper(text, title))).toEqual([]);
  });
});
