/** Stated scores: which number was reached by whom, on what. */
import { describe, expect, it } from 'vitest';
import { readPaper, scoresOf } from './read-paper.ts';

const OPENING = 'We study language models.';

describe('scores', () => {
  it.each([
    ['Llama 2 reaches 53% on HumanEval.', ['Llama 2 53% HumanEval']],
    [
      'Llama 2 scores 53% and 55% on HumanEval and MBPP, respectively.',
      ['Llama 2 53% HumanEval', 'Llama 2 55% MBPP'],
    ],
    [
      'Llama 2 reaches an accuracy of 71.2 on GSM8K and 53.0 on MBPP.',
      ['Llama 2 71.2 GSM8K (accuracy)', 'Llama 2 53.0 MBPP (accuracy)'],
    ],
    [
      'Llama 2 reaches a BLEU of 13.4 and a chrF of 43.9 on GSM8K, 15.9 and 46.2 on MBPP.',
      [
        'Llama 2 13.4 GSM8K (BLEU)',
        'Llama 2 43.9 GSM8K (chrF)',
        'Llama 2 15.9 MBPP (BLEU)',
        'Llama 2 46.2 MBPP (chrF)',
      ],
    ],
    [
      'On GSM8K, Llama 2 reaches 50.5 mIoU and 60.2 AP.',
      ['Llama 2 50.5 GSM8K (mIoU)', 'Llama 2 60.2 GSM8K (AP)'],
    ],
    [
      'Llama 2 reaches a success rate of 76.7% on GSM8K and 4.4 average length on MBPP.',
      ['Llama 2 76.7% GSM8K (success rate)', 'Llama 2 4.4 MBPP'],
    ],
    ['We present Quuxer, a model. Our model reaches 53% on GSM8K.', ['Quuxer 53% GSM8K']],
    [
      'It improves the accuracy of Llama 2 from 17.7 to 33.6 on GSM8K and 32.7 to 48.8 on MBPP.',
      [
        'Llama 2 17.7 GSM8K (accuracy)',
        'Llama 2 33.6 GSM8K (accuracy)',
        'Llama 2 32.7 MBPP (accuracy)',
        'Llama 2 48.8 MBPP (accuracy)',
      ],
    ],
    ['Retrieval doubles the accuracy over Llama 2 on GSM8K (48.2%).', ['- 48.2% GSM8K (accuracy)']],
    ['We present Quuxer, a model. GPT-4 reaches 53% on GSM8K.', ['GPT-4 53% GSM8K']],
    ['On GSM8K, Llama 2 achieves 71.2% accuracy.', ['Llama 2 71.2% GSM8K (accuracy)']],
    ['Strong results are seen on GSM8K (71.2%) and MBPP (53.0%).', ['- 71.2% GSM8K', '- 53.0% MBPP']],
    ['On GSM8K, our method raises the accuracy from 32.5% to 65.1%.', ['- 65.1% GSM8K (accuracy)']],
    ['Gains are large on GSM8K (32.5% to 65.1%).', ['- 65.1% GSM8K']],
    ['On GSM8K, it improves Llama 2 from 32.5% to 65.1%.', ['Llama 2 32.5% GSM8K', 'Llama 2 65.1% GSM8K']],
    ['It outperforms GPT-4 (44.5% on GSM8K).', ['GPT-4 44.5% GSM8K']],
    [
      'We get BLEU scores of 13.4 and 15.9, as well as chrF scores of 43.9 and 46.2, using Llama 2 on GSM8K and MBPP.',
      [
        'Llama 2 13.4 GSM8K (BLEU)',
        'Llama 2 15.9 MBPP (BLEU)',
        'Llama 2 43.9 GSM8K (chrF)',
        'Llama 2 46.2 MBPP (chrF)',
      ],
    ],
  ])('%s', (sentence, scores) => {
    expect(scoresOf(readPaper(`${OPENING} ${sentence}`))).toEqual(scores);
  });
});

describe('numbers that are no scores', () => {
  it.each([
    'It improves GSM8K by 3.2%.',
    'We see a gain of 4.1 points on GSM8K.',
    'It yields +2.5% on GSM8K and +1.2% on MBPP.',
    'It is 3.5x faster on GSM8K.',
    'Only 10% of the data of GSM8K is used.',
    'It reduces errors by 9.9% on GSM8K and 8.2% on MBPP.',
    'It takes 4.3 seconds on GSM8K.',
    'Accuracy drops of 0.5pp on GSM8K and 1.1pp on MBPP are seen.',
    'We see a 5.7% gain over GSM8K and 2.5% over MBPP.',
    'It improves by 3.2% (pass@8) with small models and 2.0% (pass@8) with large ones on GSM8K.',
    'It brings 1.5%, 2.5% and 3.5% improvements on GSM8K.',
    'We run Llama 3.1 on GSM8K.',
    'Scores increased for 4% on GSM8K.',
    'On GSM8K, pass@8 improves 6.6pp.',
    'It outperforms earlier work on GSM8K by near 1% accuracy.',
    'On GSM8K, it saves parameters by a factor of 15.6.',
    'It beats the others with 21.5% on GSM8K.',
    'It surpasses the 66.7% of earlier work on GSM8K.',
    'Its result is on par with a model whose error rate is 2.6% on GSM8K.',
    'It has 1.3% (top-1) and 1.9% (top-5) relative improvement on GSM8K.',
    'On GSM8K, we get a loss term at 0.5:0.95.',
    'It scores 1.5%, 2.5% and 3.5% on GSM8K and MBPP, respectively.',
  ])('%s', sentence => {
    expect(scoresOf(readPaper(`${OPENING} ${sentence}`))).toEqual([]);
  });
});

it('keeps the number, the unit and the words of a score', () => {
  const [score] = readPaper(`${OPENING} Llama 2 reaches 53.5% on HumanEval.`).scores;
  expect(score).toMatchObject({ value: '53.5%', number: 53.5, unit: '%', metric: null, rule: 'on' });
  expect(score!.sentence).toBe('Llama 2 reaches 53.5% on HumanEval.');
});
