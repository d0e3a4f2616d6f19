/** The graph file in columns: what goes in comes out, damage is said, and queries read it as they read the store in memory. */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Codec } from '#graph/columnar/codec';
import { tablesOf } from '#graph/columnar/from-facts';
import { ColumnarGraph } from '#graph/columnar/graph';
import { joinBytes } from '#graph/columnar/strings';
import { readTables, writeTables } from '#graph/columnar/tables';
import { openColumnarStore } from '#graph/columnar-store';
import { edgeId, type Facts, type GraphEdge, mergeFacts, type PropertyValue } from '#graph/facts';
import { jsonl } from '#graph/formats/jsonl';
import type { GraphStore } from '#graph/store';
import { herd } from './herd.ts';
import { describeStore } from './store-contract.ts';

const codec: Codec = { deflate: deflateRawSync, inflate: inflateRawSync, crc32: bytes => crc32(bytes) };

const write = (facts: Facts, packs = true): Uint8Array =>
  joinBytes(writeTables(tablesOf(facts, codec), codec, { packs }));
const read = (bytes: Uint8Array): ColumnarGraph => new ColumnarGraph(readTables(bytes, codec), codec);
const lines = (facts: Facts): string => [...jsonl.write(facts)].join('');

/** Built anew with every change, so that all is read from columns. */
function openAlwaysColumnar(): GraphStore {
  let store = openColumnarStore(read(write({ nodes: [], edges: [] })));
  const reopen = async (): Promise<void> => {
    store = openColumnarStore(read(write(await store.facts())));
  };
  return {
    query: (...asked) => store.query(...asked),
    search: (...asked) => store.search(...asked),
    facts: () => store.facts(),
    rows: () => store.rows(),
    state: () => store.state(),
    close: () => store.close(),
    async merge(facts) {
      const summary = await store.merge(facts);
      await reopen();
      return summary;
    },
    async replace(facts, onProgress) {
      await store.replace(facts, onProgress);
      await reopen();
    },
  };
}

describeStore('the store on columns', async () => openAlwaysColumnar());

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', '\ud800', 'a\udfff b', '\ufeffmark', '漢字 ☃ 😀', '"<&>\\\n\u0000'),
);
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(2 ** 53, -(2 ** 63), 1e300, 5e-324),
);
const value: fc.Arbitrary<PropertyValue> = fc.oneof(
  text,
  number,
  fc.boolean(),
  fc.array(text, { maxLength: 3 }),
  fc.array(number, { maxLength: 3 }),
);
/** Few names, so that one name has values of several kinds. */
const properties = fc.dictionary(fc.constantFrom('title', 'year', 'aliases', '__proto__', 'ä'), value, {
  maxKeys: 4,
});
const nodes = fc.uniqueArray(
  fc.record({ id: text.filter(id => id !== ''), labels: fc.array(text, { maxLength: 2 }), properties }),
  { selector: node => node.id, maxLength: 12 },
);
const facts: fc.Arbitrary<Facts> = nodes.chain(made => {
  if (made.length === 0) return fc.constant({ nodes: [], edges: [] });
  const end = fc.constantFrom(...made.map(node => node.id));
  const edge = fc
    .record({
      type: fc.constantFrom('SCORED', 'MENTIONS', 'BUILDS_ON'),
      start: end,
      end,
      id: fc.option(text),
      properties,
    })
    .map(({ id, ...rest }): GraphEdge => {
      const usual = edgeId(rest.type as GraphEdge['type'], rest.start, rest.end);
      return { ...rest, type: rest.type as GraphEdge['type'], id: id === null ? usual : `${usual}${id}` };
    });
  const other = edge.map((one): GraphEdge => ({ ...one, id: `#${one.id}` }));
  return fc
    .uniqueArray(fc.oneof(edge, other), { selector: one => one.id, maxLength: 12 })
    .map(edges => mergeFacts([{ nodes: made, edges: edges.map(one => ({ ...one })) }]));
});

describe('A graph file in columns', () => {
  it('gives back the same JSON lines, byte for byte', () => {
    fc.assert(
      fc.property(facts, fc.boolean(), (some, packs) => {
        expect(lines(read(write(some, packs)).facts())).toBe(lines(some));
      }),
      { numRuns: 300 },
    );
  });

  it('holds texts of a megabyte, beside short ones', () => {
    const long = 'Ünïcode and 漢字, '.repeat(70_000);
    const paper = (id: string, title: string): Facts['nodes'][number] => ({
      id,
      labels: ['Paper'],
      properties: { abstract: long + id, title },
    });
    const some = { nodes: [paper('a', 'A'), paper('b', ''), paper('c', long)], edges: [] };
    expect(read(write(some)).facts()).toEqual(some);
  });

  it('says what is wrong wherever it is cut off', () => {
    const whole = write(herd);
    for (let length = 0; length < whole.length; length += 97)
      expect(() => read(whole.slice(0, length)).facts()).toThrow(/cut off|first bytes/u);
  });

  it('notices every byte that is changed', () => {
    const whole = write(herd);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = whole.slice();
        damaged[at]! ^= change;
        let got: string;
        try {
          got = lines(read(damaged).facts());
        } catch (error) {
          expect((error as Error).name).toBe('GraphFileError');
          return;
        }
        // Between sections lies nothing.
        expect(got).toBe(lines(herd));
      }),
      { numRuns: 400 },
    );
  });

  it('of a newer version is refused, and says so', () => {
    const newer = write(herd);
    newer[8] = 2;
    expect(() => read(newer)).toThrow(/version 1 .* got version 2: a newer Herdbook wrote it/u);
  });
});

test('A store on columns that is changed keeps what it had', async () => {
  const store = openColumnarStore(read(write(herd)));
  const extra = { id: 'model:extra', labels: ['Model'], properties: { name: 'Extra' } };
  expect(await store.merge({ nodes: [extra], edges: [] })).toMatchObject({ nodesCreated: 1 });
  expect((await store.facts()).nodes).toHaveLength(herd.nodes.length + 1);
  const { rows } = await store.query('MATCH (m {name: "Extra"}) RETURN m.id');
  expect(rows).toEqual([['model:extra']]);
});
