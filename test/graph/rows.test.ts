/** A graph by rows: facts and columns say the same. */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { tablesOf } from '#graph/columnar/from-facts';
import { ColumnarGraph } from '#graph/columnar/graph';
import { columnsJson, toColumns } from '#graph/columns';
import { atOnce, inTurns } from '#graph/in-turns';
import { indexPages } from '#graph/node-pages';
import { degreesOf, factsOf, type GraphRows, rowsOf } from '#graph/rows';
import { herd as unsorted } from './herd.ts';

const codec = {
  deflate: deflateRawSync,
  inflate: inflateRawSync,
  crc32: (bytes: Uint8Array) => crc32(bytes),
};
const inColumns = new ColumnarGraph(tablesOf(unsorted, codec), codec);
const herd = inColumns.facts();
const kinds: readonly (readonly [string, GraphRows])[] = [
  ['facts', rowsOf(herd)],
  ['columns', inColumns],
];

describe.each(kinds)('rows of %s', (_, rows) => {
  test('make all nodes and edges again', async () => {
    expect(atOnce(factsOf(rows))).toEqual(herd);
    expect(await inTurns(factsOf(rows))).toEqual(herd);
  });

  test('find a node by its id, and tell what an element bears', () => {
    for (const [row, { id, labels, properties }] of herd.nodes.entries()) {
      expect([rows.nodeRow(id), rows.nodeId(row), rows.labels(row)]).toEqual([row, id, labels]);
      for (const [name, value] of Object.entries(properties))
        expect(rows.nodeProperty(row, name)).toEqual(value);
    }
    expect(rows.nodeRow('model:none')).toBe(undefined);
    expect(rows.nodeProperty(0, 'none')).toBe(undefined);
    for (const [row, { id, type, properties }] of herd.edges.entries()) {
      expect([rows.edgeId(row), rows.edgeType(row)]).toEqual([id, type]);
      for (const [name, value] of Object.entries(properties))
        expect(rows.edgeProperty(row, name)).toEqual(value);
    }
  });

  test('count the edges of a node', () => {
    const degree = (id: string): number =>
      herd.edges.reduce((sum, { start, end }) => sum + Number(start === id) + Number(end === id), 0);
    expect([...degreesOf(rows)]).toEqual(herd.nodes.map(({ id }) => degree(id)));
  });

  test('write the columns of the map as JSON', () => {
    const bytes = atOnce(columnsJson(rows));
    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual(toColumns(rowsOf(herd)));
  });

  test('give a node with its edges, the surest first, and one that it does not know as none', () => {
    const pages = atOnce(indexPages(rows));
    for (const node of herd.nodes) {
      const own = herd.edges.filter(({ start, end }) => start === node.id || end === node.id);
      const page = pages(node.id, 100)!;
      expect([page.node, page.total]).toEqual([node, own.length]);
      const confidences = page.edges.map(({ edge }) => edge.properties.confidence ?? 1);
      expect(confidences).toEqual([...confidences].sort((a, b) => Number(b) - Number(a)));
      expect(page.edges.map(({ edge }) => edge.id).sort()).toEqual(own.map(({ id }) => id).sort());
      for (const { edge, other } of page.edges)
        expect(other.id).toBe(edge.start === node.id ? edge.end : edge.start);
    }
    expect(pages('model:none', 1)).toBe(null);
  });
});

test('an edge from a node to itself is one of its edges, once', () => {
  const [node] = herd.nodes;
  const loop = { ...herd.edges[0]!, id: 'loop', start: node!.id, end: node!.id };
  expect(atOnce(indexPages(rowsOf({ nodes: [node!], edges: [loop] })))(node!.id, 9)).toMatchObject({
    total: 1,
  });
});
