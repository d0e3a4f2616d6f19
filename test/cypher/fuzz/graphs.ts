/** Small graphs by chance, and graphs as texts that can be compared. */
import fc from 'fast-check';
import { MultiDirectedGraph } from 'graphology';

/** Nodes by number with a label and a value, relationships by their ends. */
export const anyGraph = fc.record({
  nodes: fc.array(fc.record({ label: fc.constantFrom('A', 'B'), x: fc.nat(3) }), {
    minLength: 1,
    maxLength: 6,
  }),
  edges: fc.array(fc.record({ from: fc.nat(5), to: fc.nat(5), type: fc.constantFrom('R', 'S') }), {
    maxLength: 9,
  }),
});

export type Drawn = typeof anyGraph extends fc.Arbitrary<infer T> ? T : never;

export function drawn({ nodes, edges }: Drawn): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  for (const [at, { label, x }] of nodes.entries()) graph.addNode(`n${at}`, { labels: [label], x });
  for (const { from, to, type } of edges)
    graph.addDirectedEdge(`n${from % nodes.length}`, `n${to % nodes.length}`, { type });
  return graph;
}

/** Undo may bring elements back in another order. */
export function sorted(graph: MultiDirectedGraph, text = JSON.stringify(graph.export())): unknown {
  const { nodes, edges } = JSON.parse(text) as { nodes: { key: string }[]; edges: { key: string }[] };
  const byKey = (a: { key: string }, b: { key: string }): number => a.key.localeCompare(b.key);
  const plain = (one: { key: string }): string => JSON.stringify(one, Object.keys(flat(one)).sort());
  return [nodes.sort(byKey).map(plain), edges.sort(byKey).map(plain)];
}

function flat(value: object): Record<string, true> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, held]): [string, true][] => [
      [key, true],
      ...(held && typeof held === 'object' ? (Object.entries(flat(held)) as [string, true][]) : []),
    ]),
  );
}
