/** Which way a metric is read: much of an accuracy is good, little of an error. */

/** Of these measures the least is the best. */
const LESS =
  'errors?|loss|perplexity|ppl|distance|latency|nll|fid|kid|fvd|lpips|wer|cer|ter|eer|mae|mse|rmse|mape|ece|bpb|bpc';

/** Of the whole of a name in small letters; an expression that every store reads alike. */
export const lessIsBetter = `(.*[^a-z])?(${LESS})([^a-z].*)?`;

const whole = new RegExp(`^${lessIsBetter}$`, 'u');

export const isLessBetter = (metric: string): boolean => whole.test(metric.toLowerCase());
