/** Every export format: the same bytes for the same facts, and readable by what it is for. */

import { MultiDirectedGraph } from 'graphology';
import { describe, expect, test } from 'vitest';
import { cypher } from '#cypher';
import type { Facts } from '#graph/facts';
import { formatNamed, formats } from '#graph/formats/index';
import { herd } from './herd.ts';

const write = (name: string, facts: Facts = herd): string => [...formatNamed(name)!.write(facts)].join('');

/** Opening and closing tags match; entities are known. */
function checkXml(text: string): void {
  const open: string[] = [];
  for (const [, closing, name, rest] of text.matchAll(/<(\/?)([\w:]+)((?:[^<>"]|"[^"<]*")*)>/gu)) {
    if (closing) expect(open.pop()).toBe(name);
    else if (!rest!.endsWith('/')) open.push(name!);
  }
  expect(open).toEqual([]);
  expect(text.replace(/&(?:amp|lt|gt|quot|#\d+);/gu, '')).not.toContain('&');
}

const strange: Facts = {
  nodes: [
    {
      id: 'p:"<&>\'',
      labels: ['Paper'],
      properties: {
        title: 'A "quote", <tag> & \\ back\nline; \u0001\ud800 ☃ 漢',
        year: -3,
        share: 0.1,
        list: ['a|b', "it's"],
      },
    },
  ],
  edges: [],
};

test.each(formats.map(format => [format.name]))('%s gives the same bytes for the same facts', name => {
  expect(write(name)).toBe(write(name));
  expect(write(name).length).toBeGreaterThan(500);
  expect(write(name, { nodes: [], edges: [] })).toBeTypeOf('string');
});

describe('jsonl', () => {
  const { read } = formatNamed('jsonl')!;

  test('comes back as it left', () => {
    expect(read!(write('jsonl'))).toEqual(herd);
    expect(read!(write('jsonl', strange))).toEqual(strange);
  });

  test('has the form of an APOC export, with the id among the properties', () => {
    const lines = write('jsonl')
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(lines).toHaveLength(herd.nodes.length + herd.edges.length);
    expect(lines[0]).toMatchObject({
      type: 'node',
      id: herd.nodes[0]!.id,
      properties: { id: herd.nodes[0]!.id },
    });
    expect(lines.at(-1)).toMatchObject({
      type: 'relationship',
      label: expect.any(String),
      start: { id: expect.any(String), labels: expect.any(Array) },
      end: { id: expect.any(String) },
    });
  });

  const good = '{"type":"node","id":"a","labels":["Paper"],"properties":{}}';
  test.each([
    ['not json', /line 1: expected a JSON object, got not json/u],
    [`${good}\n[1]`, /line 2: expected an object with "type"/u],
    [
      '{"type":"node","id":"a","properties":{}}',
      /line 1: expected a node with a list of labels, got nothing/u,
    ],
    ['{"type":"node","labels":["Paper"]}', /expected an "id" that is a text/u],
    [`${good}\n\n${good}`, /line 3: expected each node once, got "a", which stands on line 1 already/u],
    ['{"type":"node","id":"a","labels":["Paper"],"properties":{"x":{"y":1}}}', /a flat value in "x"/u],
    [
      `${good}\n{"type":"relationship","id":"r","label":"LIKES","start":{"id":"a"},"end":{"id":"a"}}`,
      /relationship type of the schema/u,
    ],
    [
      `${good}\n{"type":"relationship","id":"r","label":"MENTIONS","start":{"id":"a"},"end":{"id":"b"}}`,
      /line 2: expected both ends among the nodes, got the unknown node "b"/u,
    ],
    [
      `${good}\n{"type":"relationship","id":"r","label":"MENTIONS","start":"a","end":{"id":"a"}}`,
      /"start" with the "id" of a node/u,
    ],
  ])('tells the line of what is wrong: %s', (text, says) => {
    expect(() => read!(text)).toThrow(says);
  });
});

test.each(['gexf', 'graphml'])('%s is well-formed and holds every node and edge', name => {
  for (const facts of [herd, strange]) {
    const text = write(name, facts);
    checkXml(text);
    expect(text.match(/<node /gu) ?? []).toHaveLength(facts.nodes.length);
    expect(text.match(/<edge /gu) ?? []).toHaveLength(facts.edges.length);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it must not be there
    expect(text).not.toMatch(/\u0001/u);
  }
});

test('json is nodes and links, and a property never hides what tells them apart', () => {
  const { nodes, links } = JSON.parse(write('json')) as { nodes: { id: string }[]; links: { key: string }[] };
  expect(nodes.map(({ id }) => id)).toEqual(herd.nodes.map(({ id }) => id));
  expect(links.map(({ key }) => key)).toEqual(herd.edges.map(({ id }) => id));
  const [edge] = herd.edges;
  expect(links[0]).toMatchObject({ source: edge!.start, target: edge!.end, type: edge!.type });
  const [odd] = strange.nodes;
  const read = JSON.parse(
    write('json', { nodes: [{ ...odd!, properties: { id: 'x', ...odd!.properties } }], edges: [] }),
  );
  expect(read.nodes[0]).toMatchObject({ id: odd!.id, list: ['a|b', "it's"] });
  expect(JSON.parse(write('json', { nodes: [], edges: [] }))).toMatchObject({ nodes: [], links: [] });
});

test('csv has a line an edge, quoted where needed, and no formulas', () => {
  const [head, ...lines] = write('csv').trimEnd().split('\r\n');
  expect(head).toBe(
    'start,start_label,start_name,type,end,end_label,end_name,sentence,rule,confidence,paper,sizes,how,metric,value',
  );
  expect(lines).toHaveLength(herd.edges.length);
  expect(lines).toContain(
    'p:qlora,Paper,QLoRA: Quantized Tuning,BUILDS_ON,model:llama,Model,LLaMA,p:qlora BUILDS_ON model:llama.,verb,0.8,p:qlora,13B | 7B,,,',
  );
  const formula: Facts = {
    nodes: herd.nodes.map(node =>
      node.id === 'model:llama' ? { ...node, properties: { name: '=1+1' } } : node,
    ),
    edges: herd.edges,
  };
  expect(write('csv', formula)).toContain(",'=1+1,");
});

test('the Cypher script makes the same graph when it is run', () => {
  const graph = new MultiDirectedGraph();
  const engine = cypher(graph, { writable: true });
  const statements = write('cypher').split(/;\n/u).filter(Boolean);
  expect(statements[0]).toContain('CREATE CONSTRAINT herdbook_paper_id IF NOT EXISTS');
  for (const statement of statements.filter(one => !one.startsWith('CREATE CONSTRAINT')))
    engine.run(statement);
  expect([graph.order, graph.size]).toEqual([herd.nodes.length, herd.edges.length]);
  const { rows } = engine.run(
    'MATCH (p:Paper {id: "p:qlora"})-[r:BUILDS_ON]->(m:Model) RETURN p.abstract, r.sizes, r.confidence, m.name, labels(m)',
  );
  expect(rows).toEqual([['We tune.\nTwice.', ['13B', '7B'], 0.8, 'LLaMA', ['Model', 'BaseModel']]]);
});
