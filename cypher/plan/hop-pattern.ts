/** A hop of a pattern as the planner turns, names and shows it. */
import type { Direction, Identifier, Pattern } from '../ast.ts';
import { namesIn } from '../walk.ts';
import type { Hop, NodeSlot } from './pattern-slots.ts';

/** The pattern with names for its ends and its relationships, where they have none. */
export function nameEnds(pattern: Pattern, where: 'inside' | 'outside'): Pattern {
  const named = <
    Part extends { readonly variable: Identifier | null; readonly start: number; readonly end: number },
  >(
    part: Part,
    name: string,
  ): Part => ({ ...part, variable: part.variable ?? { name, start: part.start, end: part.end } });
  const last = pattern.nodes.length - 1;
  return {
    ...pattern,
    nodes: pattern.nodes.map((node, at) =>
      at === 0 || at === last ? named(node, ` ${where} node ${at}`) : node,
    ),
    links: pattern.links.map((link, at) =>
      link.kind === 'group' ? link : named(link, ` ${where} link ${at}`),
    ),
  };
}

/** What EXPLAIN shows of a hop: `(a)-[:TYPE*1..3]->(b)`. */
export function describeHop(from: NodeSlot, { pattern }: Hop, direction: Direction, to: NodeSlot): string {
  const [left, right] = [direction === 'in' ? '<' : '', direction === 'out' ? '>' : ''];
  const bounds = 'length' in pattern ? pattern.length : pattern;
  const length = bounds ? `*${bounds.min}..${bounds.max ?? ''}` : '';
  const types = pattern.kind === 'group' ? '(...)' : namesIn(pattern.types).join('|');
  return `(${from.name})${left}-[${types && pattern.kind !== 'group' ? `:${types}` : types}${length}]-${right}(${to.name})`;
}
