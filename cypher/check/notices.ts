/** What looks like a slip though it is no error: labels and types that the graph does not have. */
import type { Expression, LabelExpression, Pattern, Query } from '../ast.ts';
import { nearestName } from '../errors.ts';
import type { GraphView } from '../graph-view.ts';
import { partsOf } from '../walk.ts';

/** One sentence for each unknown name, with the nearest known one. */
export function noticesOf(query: Query, view: GraphView): string[] {
  const labels = new Set<string>();
  const types = new Set<string>();
  const readLabels = (expression: LabelExpression | null): void => {
    if (expression?.kind === 'label') labels.add(expression.name);
    else if (expression?.kind === 'not') readLabels(expression.operand);
    else if (expression?.kind === 'and' || expression?.kind === 'or')
      for (const one of expression.operands) readLabels(one);
  };
  const readPatterns = (patterns: readonly Pattern[]): void => {
    for (const { nodes, relationships } of patterns) {
      for (const node of nodes) readLabels(node.labels);
      for (const relationship of relationships) for (const type of relationship.types) types.add(type);
    }
  };
  const readExpression = (expression: Expression | null): void => {
    if (!expression) return;
    if (expression.kind === 'hasLabels') readLabels(expression.labels);
    if (expression.kind === 'subquery') readPatterns(expression.patterns);
    if (expression.kind === 'patternComprehension') readPatterns([expression.pattern]);
    for (const part of partsOf(expression)) readExpression(part);
  };
  for (const clause of query.parts.flatMap(part => part.clauses)) {
    if (clause.kind === 'match') readPatterns(clause.patterns);
    if (clause.kind === 'match' || clause.kind === 'with') readExpression(clause.where);
    if (clause.kind === 'with' || clause.kind === 'return')
      for (const item of clause.items) readExpression(item.expression);
  }
  return [
    ...unknown('label', labels, view.labels(), types.size > 0 ? view.types() : []),
    ...(types.size > 0 ? unknown('relationship type', types, view.types(), []) : []),
  ];
}

/** A name after a colon in WHERE may be a label or a type: `others` are known as well. */
function unknown(
  what: string,
  names: ReadonlySet<string>,
  known: readonly string[],
  others: readonly string[],
): string[] {
  return [...names]
    .filter(name => !known.includes(name) && !others.includes(name))
    .map(name => {
      const near = nearestName(name, known);
      return `The graph has no ${what} ${name}.${near ? ` Did you mean ${near}?` : ''}`;
    });
}
