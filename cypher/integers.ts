/** Integers of 64 bits: exact beyond 2^53, refused beyond 2^63. */
import { CypherError } from './errors.ts';
import { integer } from './values.ts';

const LEAST = -(2n ** 63n);
const GREATEST = 2n ** 63n - 1n;

/** @throws CypherError `runtime` beyond 64 bits */
export function bounded(value: bigint): number | bigint {
  if (value >= LEAST && value <= GREATEST) return integer(value);
  throw new CypherError({
    kind: 'runtime',
    detail: 'IntegerOverflow',
    type: 'ArithmeticError',
    message: `${value} is beyond 64 bits.`,
    hint: 'Compute with floats, as in x * 1.0.',
  });
}
