/** Columns of whole numbers, each number in as few bytes as the greatest of them needs. */
import type { Numbers } from './container.ts';

export type Codes = Uint8Array | Uint16Array | Uint32Array;

export function makeCodes(length: number, greatest: number): Codes {
  if (greatest < 1 << 8) return new Uint8Array(length);
  if (greatest < 1 << 16) return new Uint16Array(length);
  return new Uint32Array(length);
}

export function packCodes(numbers: readonly number[]): Codes {
  let greatest = 0;
  for (const number of numbers) if (number > greatest) greatest = number;
  const codes = makeCodes(numbers.length, greatest);
  codes.set(numbers);
  return codes;
}

/** Room for so many numbers, each as wide as those before, or wider where the new ones need it. */
export function makeCodesLike(before: Codes, more: readonly number[], length: number): Codes {
  const greatest = more.reduce((most, one) => Math.max(most, one), 2 ** (8 * before.BYTES_PER_ELEMENT) - 1);
  return makeCodes(length, greatest);
}

/** The first array with more behind it. */
export function append<T extends Numbers>(first: T, more: readonly number[]): T {
  if (more.length === 0) return first;
  const Kind = first.constructor as new (length: number) => T;
  const all = new Kind(first.length + more.length);
  all.set(first);
  all.set(more, first.length);
  return all;
}

/** The same, in wider numbers where the new ones need them. */
export function appendCodes(first: Codes, more: readonly number[]): Codes {
  const all = makeCodesLike(first, more, first.length + more.length);
  all.set(first);
  all.set(more, first.length);
  return all;
}
