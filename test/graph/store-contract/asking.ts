/** Asking: the named questions answer as in memory, and a row holds what it is asked for. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Value } from '#cypher';
import { edgeFact, type Facts, mergeFacts } from '#graph/facts';
import { openMemoryStore } from '#graph/memory-store';
import { askQuestion, questions } from '#graph/questions';
import type { GraphStore } from '#graph/store';
import { herd, said } from '../herd.ts';
import { testLimits } from './limits.ts';
import { rowsFrom, seen } from './seen.ts';

/** The herd has no dataset; a question asks for some. */
const trained: Facts = {
  nodes: [{ id: 'dataset:c4', labels: ['Dataset'], properties: { name: 'C4' } }],
  edges: [
    edgeFact({
      type: 'TRAINS_ON',
      start: 'p:llama',
      end: 'dataset:c4',
      evidence: [said('p:llama', 'On C4.')],
    }),
  ],
};

export function describeAsking(store: GraphStore): void {
  const rowsOf = rowsFrom(store);

  describe('asking', () => {
    const asked = mergeFacts([herd, trained]);
    beforeEach(() => store.replace(asked));

    test.each(questions.map(question => [question.name, question] as const))(
      '%s answers as in memory',
      async (_name, question) => {
        const given = {
          paper: 'Code Llama',
          technique: 'LoRA',
          first: 'Code Llama',
          second: 'LoRA',
          model: 'Llama 2',
          benchmark: 'HumanEval',
          thing: 'LoRA',
          from: 'LLaMA',
          to: 'RLHF',
          node: 'Code Llama',
          text: 'llama',
        };
        const names = new Set(question.parameters.filter(({ required }) => required).map(({ name }) => name));
        const parameters = Object.fromEntries(Object.entries(given).filter(([name]) => names.has(name)));
        const [ours, memory] = [
          await askQuestion(store, question, parameters),
          await askQuestion(openMemoryStore(asked), question, parameters),
        ];
        expect(ours.columns).toEqual(memory.columns);
        expect(seen(ours.rows as readonly Value[])).toEqual(seen(memory.rows as readonly Value[]));
        expect(ours.rows.length).toBeGreaterThan(0);
      },
    );

    test('nodes, relationships and paths bear our ids', async () => {
      const [[node, edge, path]] = (await rowsOf(
        "MATCH path = (n:Model {name: 'Code Llama'})-[r:DERIVED_FROM]->(m) RETURN n, r, path",
      )) as [[object, object, object]];
      const end = {
        kind: 'node',
        id: 'model:llama-2',
        labels: ['Model', 'BaseModel'],
        properties: { id: 'model:llama-2', name: 'Llama 2' },
      };
      expect(node).toEqual({
        kind: 'node',
        id: 'model:code-llama',
        labels: ['Model'],
        properties: { id: 'model:code-llama', name: 'Code Llama' },
      });
      expect(edge).toMatchObject({
        kind: 'relationship',
        id: 'DERIVED_FROM|model:code-llama|model:llama-2',
        type: 'DERIVED_FROM',
        start: 'model:code-llama',
        end: 'model:llama-2',
        properties: { how: 'fine-tuned', confidence: 0.8 },
      });
      expect(path).toEqual({ kind: 'path', nodes: [node, end], relationships: [edge] });
    });

    test('a relationship knows its ends, though no row shows them', async () => {
      const rows = (await rowsOf('MATCH ()-[r:KIND_OF]->() RETURN [r] AS list, {r: r} AS map')) as [
        [{ start: string }[], { r: { end: string } }],
      ];
      expect([rows[0][0][0]!.start, rows[0][1].r.end]).toEqual(['technique:qlora', 'technique:lora']);
    });

    test('integers beyond 2^53 are exact, whole floats are numbers', async () => {
      const { rows } = await store.query(
        'RETURN 9007199254740993 AS big, 1 AS one, 1.0 AS whole, 7 / 2 AS half, [1, 2.0] AS list, $given / 2 AS given',
        { given: 5 },
      );
      expect(rows).toEqual([[9_007_199_254_740_993n, 1, 1, 3, [1, 2], 2]]);
    });

    test('EXPLAIN shows a plan and PROFILE counts its rows', async () => {
      expect((await store.query('EXPLAIN MATCH (n:Model) RETURN n.name')).columns).toEqual([
        'operator',
        'detail',
      ]);
      const { columns, rows } = await store.query('PROFILE MATCH (n:Model) RETURN n.name');
      expect(columns).toEqual(['operator', 'detail', 'rows', 'ms']);
      expect(rows[0]![2]).toBe(3);
    });

    testLimits(store);
  });
}
