/** `trim(BOTH 'x' FROM text)`: which side, and which character, in words. */
import type { Expression } from '../ast.ts';
import type { Grammar } from './grammar.ts';

const SIDES: Readonly<Record<string, string>> = { LEADING: 'lTrim', TRAILING: 'rTrim', BOTH: 'bTrim' };

/** The call that it stands for; null where `trim(text)` is a plain one. @throws CypherError `syntax` */
export function parseTrim(grammar: Grammar, start: number): Expression | null {
  const { tokens } = grammar;
  const isTrim = tokens.token.upper === 'TRIM' && tokens.peek(1).text === '(';
  return isTrim ? tokens.attempt('trim', () => parseSides(grammar, start)) : null;
}

function parseSides(grammar: Grammar, start: number): Expression | null {
  const { tokens } = grammar;
  tokens.next();
  tokens.next();
  const side = Object.hasOwn(SIDES, tokens.token.upper) ? tokens.next().upper : null;
  const characters = tokens.is('FROM') ? null : grammar.expression();
  if (!tokens.take('FROM')) return null;
  const text = grammar.expression();
  tokens.expect(')', 'after the text to trim');
  const args = characters ? [text, characters] : [text];
  const name = SIDES[side ?? 'BOTH']!;
  return { kind: 'call', name, distinct: false, star: false, args, start, end: tokens.end };
}
