/** Confidences are shares of one, and kept to hundredths. */
export function toHundredths(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}
