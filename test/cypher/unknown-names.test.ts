/** Anybody may ask for names that a graph does not have: they take no room, however many they are. */
import { MultiDirectedGraph } from 'graphology';
import { expect, test } from 'vitest';
import { viewOf } from '../../cypher/graphology/graphology-view.ts';

function view(): ReturnType<typeof viewOf> {
  const graph = new MultiDirectedGraph();
  for (const id of ['a', 'b']) graph.addNode(id, { labels: ['A'], name: id });
  graph.addDirectedEdge('a', 'b', { type: 'KNOWS' });
  return viewOf(graph, {});
}

test('types that there are none of lead nowhere', () => {
  const graph = view();
  for (const direction of ['out', 'in', 'both'] as const)
    expect(graph.ways(direction, new Set(['HATES', 'FEARS']))).toEqual([]);
  expect(graph.ways('both', new Set(['KNOWS', 'HATES']))).toHaveLength(2);
  expect(graph.ways('out', new Set(['KNOWS']))).toBe(graph.ways('out', new Set(['KNOWS'])));
});

test('properties that no node has are one column', () => {
  const graph = view();
  expect(graph.column('name', 2)).toEqual(['a', 'b']);
  expect(graph.column('age', 2)).toEqual([null, null]);
  expect(graph.column('height', 2)).toBe(graph.column('age', 2));
});
