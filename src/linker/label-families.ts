/** Labels that a text often leaves open: a data set and a benchmark are one family. */
import type { EntityLabel } from './reading.ts';

export function isData(label: EntityLabel): boolean {
  return label === 'Dataset' || label === 'Benchmark';
}

export function sameFamily(a: EntityLabel, b: EntityLabel): boolean {
  return a === b || (isData(a) && isData(b));
}
