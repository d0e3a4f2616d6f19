/** Metrics, and which way they are read. */
import { expect, test } from 'vitest';
import { isLessBetter } from '#graph/metrics';

test('much of an accuracy is good, little of an error', () => {
  const metrics = ['word error rate', 'Perplexity', 'FID-50k', 'F1', 'terror', 'lossless rate'];
  expect(metrics.map(isLessBetter)).toEqual([true, true, true, false, false, false]);
});
