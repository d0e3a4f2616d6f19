/** Label expressions as tests: of the labels of a node, or of the one type of a relationship. */
import type { LabelExpression } from '../ast.ts';

export function labelTest(expression: LabelExpression): (labels: readonly string[]) => boolean {
  if (expression.kind === 'label') return labels => labels.includes(expression.name);
  if (expression.kind === 'any') return labels => labels.length > 0;
  if (expression.kind === 'not') {
    const test = labelTest(expression.operand);
    return labels => !test(labels);
  }
  const tests = expression.operands.map(labelTest);
  return expression.kind === 'and'
    ? labels => tests.every(test => test(labels))
    : labels => tests.some(test => test(labels));
}
