/** Merging: facts are added to what stands, and twice is once. */
import { describe, expect, test } from 'vitest';
import { edgeFact, type Facts, mergeFacts } from '#graph/facts';
import type { GraphStore } from '#graph/store';
import { StoreError } from '#graph/store-error';
import { herd, said } from '../herd.ts';
import { linesOf, model, NOTHING, openFacts } from './facts.ts';
import { rowsFrom } from './seen.ts';

export function describeMerging(store: GraphStore): void {
  const rowsOf = rowsFrom(store);

  describe('merging', () => {
    test('creates what is new, and tells how much', async () => {
      expect(await store.merge(herd)).toEqual({
        nodesCreated: herd.nodes.length,
        edgesCreated: herd.edges.length,
        nodesChanged: 0,
        edgesChanged: 0,
      });
      expect(await store.state()).toMatchObject({ nodes: herd.nodes.length, edges: herd.edges.length });
      expect(await store.facts()).toEqual(openFacts(herd));
    });

    test('twice is once', async () => {
      await store.merge(herd);
      const before = linesOf(await store.facts());
      expect(await store.merge(herd)).toEqual({
        nodesCreated: 0,
        edgesCreated: 0,
        nodesChanged: 0,
        edgesChanged: 0,
      });
      expect(linesOf(await store.facts())).toBe(before);
    });

    test('unites lists of names, and takes the greater of two values, in either order', async () => {
      const one = model('model:a', { aliases: ['B', 'A'], year: 2022, kind: 'language' });
      const other = model('model:a', { aliases: ['C', 'A'], year: 2023 }, ['BaseModel']);
      const united = { name: 'model:a', aliases: ['A', 'B', 'C'], kind: 'language', year: 2023 };
      for (const [first, second] of [
        [one, other],
        [other, one],
      ]) {
        await store.replace(NOTHING);
        await store.merge({ nodes: [first!], edges: [] });
        expect(await store.merge({ nodes: [second!], edges: [] })).toMatchObject({
          nodesCreated: 0,
          nodesChanged: 1,
        });
        const { nodes } = await store.facts();
        expect(nodes).toEqual([{ id: 'model:a', labels: ['Model', 'BaseModel'], properties: united }]);
        expect(Object.keys(nodes[0]!.properties)).toEqual(Object.keys(united).sort());
      }
    });

    test('gathers the evidence of an edge, the strongest first', async () => {
      const stated = (sentence: string, confidence: number): Facts => ({
        nodes: [model('model:a'), model('model:b')],
        edges: [
          edgeFact({
            type: 'DERIVED_FROM',
            start: 'model:a',
            end: 'model:b',
            evidence: [said('p:1', sentence, confidence)],
          }),
        ],
      });
      await store.merge(stated('Weak.', 0.4));
      const strong = stated('Strong.', 0.9);
      expect(
        await store.merge(mergeFacts([strong, { nodes: [], edges: [edgeWithStart(strong, 9)] }])),
      ).toMatchObject({ edgesChanged: 1 });
      const [edge] = (await store.facts()).edges;
      expect(edge!.properties).toMatchObject({
        evidence: 'Strong.',
        confidence: 0.9,
        allConfidences: [0.9, 0.9, 0.4].slice(
          0,
          (edge!.properties.allConfidences as readonly number[]).length,
        ),
      });
    });

    test('ties new edges to nodes that stand already', async () => {
      await store.merge({
        nodes: [model('model:a'), { id: 'p:1', labels: ['Paper'], properties: { title: 'One' } }],
        edges: [],
      });
      const edge = edgeFact({
        type: 'EVALUATES',
        start: 'p:1',
        end: 'model:a',
        evidence: [said('p:1', 'We test A.')],
      });
      expect(await store.merge({ nodes: [], edges: [edge] })).toMatchObject({
        nodesCreated: 0,
        edgesCreated: 1,
      });
      expect(await rowsOf('MATCH (p)-[r:EVALUATES]->(m) RETURN p.id, r.evidence, m.id')).toEqual([
        ['p:1', 'We test A.', 'model:a'],
      ]);
    });

    test('refuses an edge without its node before anything is written', async () => {
      const edge = edgeFact({ type: 'DERIVED_FROM', start: 'model:a', end: 'model:gone', evidence: [] });
      const facts: Facts = { nodes: [model('model:a')], edges: [edge] };
      const writes = [() => store.merge(facts), () => store.replace(facts)];
      for (const write of writes) {
        const error = await write().catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(StoreError);
        expect((error as Error).message).toMatch(
          /"model:gone".*DERIVED_FROM\|model:a\|model:gone.*Add the node/u,
        );
      }
      expect(await store.state()).toMatchObject({ nodes: 0, edges: 0 });
    });
  });
}

function edgeWithStart({ edges: [edge] }: Facts, start: number) {
  const { type, start: from, end: to } = edge!;
  return edgeFact({ type, start: from, end: to, evidence: [{ ...said('p:1', 'Strong.', 0.9), start }] });
}
