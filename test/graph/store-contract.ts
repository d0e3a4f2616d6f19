/** What every store must do: one contract, run on each of them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CypherError, type Value } from '#cypher';
import { edgeFact, type Facts, type GraphNode, mergeFacts } from '#graph/facts';
import { jsonl } from '#graph/formats/jsonl';
import { openMemoryStore } from '#graph/memory-store';
import { askQuestion, questions } from '#graph/questions';
import { indexNames } from '#graph/search';
import type { GraphStore } from '#graph/store';
import { StoreError } from '#graph/store-error';
import { herd, said } from './herd.ts';
import { searches } from './searches.ts';

const NOTHING: Facts = { nodes: [], edges: [] };

const model = (id: string, properties: GraphNode['properties'] = {}, more: string[] = []): GraphNode => ({
  id,
  labels: ['Model', ...more],
  properties: { name: id, ...properties },
});

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

const linesOf = (facts: Facts): string => [...jsonl.write(facts)].join('');

/** Elements and paths as plain objects, integers beyond 2^53 as text: what a caller sees of them. */
export function seen(value: Value | readonly Value[]): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, held) => (typeof held === 'bigint' ? `${held}n` : held)) ?? 'null',
  );
}

/** @param open gives a store over the same graph every time */
export function describeStore(name: string, open: () => Promise<GraphStore>): void {
  describe(name, () => {
    let store: GraphStore;
    beforeAll(async () => {
      store = await open();
    });
    beforeEach(() => store.replace(NOTHING));
    afterAll(async () => {
      await store.replace(NOTHING);
      await store.close();
    });

    const rowsOf = async (cypher: string, parameters = {}): Promise<unknown> =>
      seen((await store.query(cypher, parameters)).rows as readonly Value[]);

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

    describe('replacing', () => {
      test('leaves what the new facts state, and nothing of the old', async () => {
        await store.replace(herd);
        const next = mergeFacts([
          {
            nodes: herd.nodes
              .filter(node => node.id !== 'model:llama')
              .map(node => ({ ...node, labels: [node.labels[0]!] })),
            edges: herd.edges.filter(({ start, end }) => start !== 'model:llama' && end !== 'model:llama'),
          },
          { nodes: [model('model:new', { year: 2025 })], edges: [] },
        ]);
        const told: number[] = [];
        await store.replace(next, (done, total) => told.push(done / total));
        expect(await store.facts()).toEqual(openFacts(next));
        expect(told.at(-1)).toBe(1);
        expect(told).toEqual([...told].sort((a, b) => a - b));
      });

      test('corrects values and takes away properties', async () => {
        await store.replace({ nodes: [model('model:a', { year: 2022, developer: 'Somebody' })], edges: [] });
        const right: Facts = { nodes: [model('model:a', { year: 2021 })], edges: [] };
        await store.replace(right);
        expect(await store.facts()).toEqual(openFacts(right));
      });

      test('removes what was merged in between', async () => {
        await store.replace(herd);
        await store.merge({ nodes: [model('model:extra')], edges: [] });
        await store.replace(herd);
        expect(linesOf(await store.facts())).toBe(linesOf(openFacts(herd)));
      });
    });

    describe('keeping', () => {
      const values: GraphNode['properties'] = {
        text: 'plain', empty: '', quotes: `"'\`\\ \\u0041 \${x} {y}`, lines: 'a\nb\r\nc\td',
        unicode: 'Ünïcödé · 模型 · 🦙 · e\u0301 · \u202Eabc', zero: 'a\u0000b', large: 'Llama 🦙 '.repeat(110_000),
        int: 42, negative: -7, nought: 0, most: Number.MAX_SAFE_INTEGER, least: Number.MIN_SAFE_INTEGER,
        float: 0.1, small: 5e-324, huge: 1.7976931348623157e308, whole: 1e21, third: 1 / 3,
        yes: true, no: false, strings: ['b', 'a', '', 'b'], integers: [3, 1, 2], floats: [0.5, 1, 2.25], none: [],
      }; // biome-ignore format: a table

      test('every value as it was given', async () => {
        await store.replace({ nodes: [model('model:values', values)], edges: [] });
        const { properties } = (await store.facts()).nodes[0]!;
        for (const [name, value] of Object.entries(values)) expect(properties[name], name).toEqual(value);
        expect(Object.keys(properties)).toEqual(['name', ...Object.keys(values)].sort());
        expect(
          await rowsOf(
            'MATCH (n) RETURN n.large = $large, n.int, n.whole > 1, n.none, n.zero = $zero',
            values,
          ),
        ).toEqual([[true, 42, true, [], true]]);
      });

      test('the same bytes as in memory', async () => {
        await store.replace(herd);
        expect(linesOf(await store.facts())).toBe(linesOf(openFacts(herd)));
      });
    });

    describe('searching', () => {
      beforeEach(() => store.replace(herd));

      test.each(searches)(
        '%j finds what an index of the names finds, and tells it alike',
        async ({ text, labels }) => {
          const expected = indexNames(herd).find(text, 10, labels);
          expect(await store.search(text, 10, labels)).toEqual(expected);
        },
      );

      test('what is new is found, and what is gone is not', async () => {
        await store.replace({ nodes: [model('model:phi', { name: 'Phi' })], edges: [] });
        expect((await store.search('phi', 10)).map(({ id }) => id)).toEqual(['model:phi']);
        expect(await store.search('llama', 10)).toEqual([]);
      });
    });

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
          const names = new Set(
            question.parameters.filter(({ required }) => required).map(({ name }) => name),
          );
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

      test('rows are cut at the limit, and the result says so', async () => {
        const { rows, cut } = await store.query('UNWIND range(1, 1000) AS i RETURN i', {}, { rowLimit: 10 });
        expect(rows).toHaveLength(10);
        expect(cut).toEqual({ reason: 'rows', message: 'Only the first 10 rows are shown; there are more.' });
        expect((await store.query('UNWIND range(1, 10) AS i RETURN i', {}, { rowLimit: 10 })).cut).toBeNull();
      });

      test('a query that takes too long is stopped, and one that is cancelled too', async () => {
        const endless =
          'UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c WITH a * b * c AS product RETURN max(product) AS most';
        const from = performance.now();
        expect((await store.query(endless, {}, { timeoutMs: 300 })).cut).toMatchObject({ reason: 'time' });
        expect(performance.now() - from).toBeLessThan(5_000);
        expect(
          (await store.query(endless, {}, { timeoutMs: 5_000, signal: AbortSignal.abort() })).cut,
        ).toMatchObject({ reason: 'aborted' });
      });

      test.each([
        ['MATCH (n RETURN n', 'syntax'],
        ['RETURN nowhere', 'semantic'],
        ['CREATE (n:Model) RETURN n', 'semantic'],
        ['MATCH (n) DETACH DELETE n', 'semantic'],
        ['RETURN 1 / 0 AS x', 'runtime'],
        ['RETURN $missing AS x', 'semantic'],
      ])('%s is an error of the language', async (cypher, kind) => {
        const error = await store.query(cypher).catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(CypherError);
        expect((error as CypherError).kind).toBe(kind);
      });

      test('an unknown label is noticed, with the nearest known one', async () => {
        const { notices } = await store.query('MATCH (n:Modle)-[:BUILD_ON]->() RETURN n');
        expect(notices).toEqual([
          'The graph has no label Modle. Did you mean Model?',
          'The graph has no relationship type BUILD_ON. Did you mean BUILDS_ON?',
        ]);
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
    });
  });
}

/** The facts as memory gives them back: the measure of every store. */
function openFacts({ nodes, edges }: Facts): Facts {
  return mergeFacts([{ nodes, edges }]);
}

function edgeWithStart({ edges: [edge] }: Facts, start: number) {
  const { type, start: from, end: to } = edge!;
  return edgeFact({ type, start: from, end: to, evidence: [{ ...said('p:1', 'Strong.', 0.9), start }] });
}
