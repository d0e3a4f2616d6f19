/** Labels and types after a colon: `A`, `A:B`, `A|B`, `A&!C`, `%`. */
import type { LabelExpression } from '../ast.ts';
import type { TokenStream } from './token-stream.ts';

/** @throws CypherError `syntax` */
export function parseLabels(tokens: TokenStream): LabelExpression {
  const operands = [parseConjunction(tokens)];
  while (!tokens.barEnds && tokens.take('|')) {
    tokens.take(':');
    operands.push(parseConjunction(tokens));
  }
  return operands.length === 1 ? operands[0]! : { kind: 'or', operands };
}

/** `:A:B` as written after SET, REMOVE and in what is created. */
export function parseLabelList(tokens: TokenStream): string[] {
  const labels: string[] = [];
  while (tokens.take(':') || tokens.take('&')) labels.push(tokens.name('a label').name);
  return labels;
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
  const inner = tokens.nested(() => tokens.withBar(false, () => parseLabels(tokens)));
  tokens.expect(')', 'after the labels');
  return inner;
}
