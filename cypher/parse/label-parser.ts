/** Labels: `A`, `A:B`, `A|B`, `A&!C`, `%`. */
import type { LabelExpression } from '../ast.ts';
import type { TokenStream } from './token-stream.ts';

/** Labels after a colon: `A`, `A:B`, `A|B`, `A&!C`, `%`. */
export function parseLabels(tokens: TokenStream): LabelExpression {
  const operands = [parseConjunction(tokens)];
  while (tokens.take('|')) {
    tokens.take(':');
    operands.push(parseConjunction(tokens));
  }
  return operands.length === 1 ? operands[0]! : { kind: 'or', operands };
}

function parseConjunction(tokens: TokenStream): LabelExpression {
  const operands = [parseFactor(tokens)];
  while (tokens.take('&') || tokens.take(':')) operands.push(parseFactor(tokens));
  return operands.length === 1 ? operands[0]! : { kind: 'and', operands };
}

function parseFactor(tokens: TokenStream): LabelExpression {
  if (tokens.take('!')) return { kind: 'not', operand: tokens.nested(() => parseFactor(tokens)) };
  if (tokens.take('%')) return { kind: 'any' };
  if (!tokens.take('(')) return { kind: 'label', name: tokens.name('a label').name };
  const inner = tokens.nested(() => parseLabels(tokens));
  tokens.expect(')', 'after the labels');
  return inner;
}
