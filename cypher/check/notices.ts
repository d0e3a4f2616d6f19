/** What looks like a slip though it is no error: labels and types that the graph does not have. */
import type { Expression, Pattern, Query } from '../ast.ts';
import { nearestName } from '../errors.ts';
import type { GraphView } from '../graph-view.ts';
import { clausesOf, expressionsInClause, isWriting, namesIn, partsOf, patternsInClause } from '../walk.ts';

interface Names {
  readonly labels: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

/** One sentence for each unknown name that is asked for, with the nearest known one. */
export function noticesOf(query: Query, view: GraphView): string[] {
  const { labels, types } = namesAsked(query);
  return [
    ...unknown('label', labels, view.labels(), types.size > 0 ? view.types() : []),
    ...(types.size > 0 ? unknown('relationship type', types, view.types(), []) : []),
  ];
}

/** By query: the same one may be run again and again. */
const asked = new WeakMap<Query, Names>();

function namesAsked(query: Query): Names {
  const had = asked.get(query);
  if (had) return had;
  const labels = new Set<string>();
  const types = new Set<string>();
  const readPattern = ({ nodes, links }: Pattern): void => {
    for (const node of nodes) for (const name of namesIn(node.labels)) labels.add(name);
    for (const link of links)
      if (link.kind === 'group') readPattern(link.pattern);
      else for (const name of namesIn(link.types)) types.add(name);
  };
  const readExpression = (expression: Expression): void => {
    if (expression.kind === 'hasLabels') for (const name of namesIn(expression.labels)) labels.add(name);
    for (const part of partsOf(expression)) readExpression(part);
  };
  // What is created or merged need not be there before.
  for (const clause of clausesOf(query).filter(one => !isWriting(one))) {
    for (const pattern of patternsInClause(clause)) readPattern(pattern);
    for (const expression of expressionsInClause(clause)) readExpression(expression);
  }
  const names = { labels, types };
  asked.set(query, names);
  return names;
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
