/** Numbers as literals; a sign right before one belongs to it, since the least integer has no positive twin. */
import type { Expression } from '../ast.ts';
import { CypherError } from '../errors.ts';
import { float, integer } from '../values.ts';
import type { TokenStream } from './token-stream.ts';

/** @throws CypherError `syntax` at a number beyond 64 bits */
export function parseNumber(tokens: TokenStream, negative: boolean): Expression {
  const { kind, text, start, end } = tokens.next();
  const sign = negative ? '-' : '';
  const span = { start: negative ? start - 1 : start, end };
  if (kind === 'float') {
    const value = Number(sign + text);
    if (!Number.isFinite(value))
      throw new CypherError({
        kind: 'syntax',
        detail: 'FloatingPointOverflow',
        message: `${text} is too large for a float.`,
        span,
      });
    return { kind: 'literal', value: float(value), ...span };
  }
  const value = negative ? -BigInt(text) : BigInt(text);
  if (value > 9223372036854775807n || value < -9223372036854775808n)
    throw new CypherError({
      kind: 'syntax',
      detail: 'IntegerOverflow',
      message: `${sign}${text} is beyond 64 bits.`,
      span,
    });
  return { kind: 'literal', value: integer(value), ...span };
}
