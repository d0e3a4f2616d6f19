/** Every route, asked over real HTTP of a real store. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formats } from '#graph/formats/index';
import { openMemoryStore } from '#graph/memory-store';
import { questions } from '#graph/questions';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { createTextLinker } from '../../src/link-text.ts';
import { createLinker } from '../../src/linker/index.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { herd, post, serveHerd } from './served.ts';

let server: RunningServer;
beforeAll(async () => {
  const catalog = loadCatalog();
  server = await serveHerd({ link: createTextLinker(createLinker(catalog), catalog) });
});
afterAll(() => server.close());

// Tests look into answers of many shapes.
// biome-ignore lint/suspicious/noExplicitAny: JSON of many shapes
async function get(path: string): Promise<any> {
  const response = await fetch(server.url + path);
  expect(response.status).toBe(200);
  return response.json();
}

// biome-ignore lint/suspicious/noExplicitAny: JSON of many shapes
async function ask(path: string, body: unknown): Promise<any> {
  const response = await post(server.url + path, body);
  const answer = await response.json();
  expect(response.status, JSON.stringify(answer)).toBe(200);
  return answer;
}

test('health tells the version and what the store holds', async () => {
  expect(await get('/api/health')).toEqual({
    build: null,
    status: 'ok',
    version: '1.2.3',
    store: { kind: 'memory', nodes: 6, edges: 5 },
  });
});

test('the graph comes in columns, edges name their ends by place', async () => {
  const { nodes, edges } = await get('/api/graph');
  const llama = nodes.id.indexOf('model:llama');
  expect(nodes.label[llama]).toBe('Model');
  expect(nodes.name[llama]).toBe('LLaMA');
  expect([nodes.x[llama], nodes.y[llama], nodes.community[llama]]).toEqual([3, -3, 0]);
  expect(nodes.base.filter(Boolean)).toHaveLength(1);
  expect(nodes.base[llama]).toBe(true);
  expect(nodes.year[nodes.id.indexOf('technique:lora')]).toBe(null);
  const derived = edges.type.indexOf('DERIVED_FROM');
  expect(nodes.id[edges.source[derived]]).toBe('model:code-llama');
  expect(edges.target[derived]).toBe(llama);
  expect(edges.confidence[derived]).toBe(1);
  expect(edges.confidence[edges.type.indexOf('BUILDS_ON')]).toBe(0.7);
  for (const column of Object.values(nodes)) expect(column).toHaveLength(6);
  for (const column of Object.values(edges)) expect(column).toHaveLength(5);
});

test('a graph without places is placed before it is served', async () => {
  const bare = {
    ...herd,
    nodes: herd.nodes.map(({ properties: { x, y, community, ...properties }, ...node }) => ({
      ...node,
      properties,
    })),
  };
  const other = await serveHerd({ store: openMemoryStore(bare) });
  const { nodes } = (await (await fetch(`${other.url}/api/graph`)).json()) as { nodes: { x: number[] } };
  expect(new Set(nodes.x).size).toBeGreaterThan(1);
  await other.close();
});

describe('a node', () => {
  test('comes with its edges, the strongest first, and who is at their other end', async () => {
    const { node, total, edges } = await get('/api/nodes/model%3Allama');
    expect(node.properties.name).toBe('LLaMA');
    expect(total).toBe(3);
    expect(edges.map((one: { edge: { type: string } }) => one.edge.type)).toEqual([
      'DERIVED_FROM',
      'INTRODUCES',
      'BUILDS_ON',
    ]);
    expect(edges[1].other).toEqual({ id: 'arxiv:2302.13971', labels: ['Paper'], name: 'LLaMA', year: 2023 });
    expect(edges[1].edge.properties.evidence).toBe('We introduce LLaMA.');
  });

  test('can be asked for with fewer edges and still tells how many there are', async () => {
    const { total, edges } = await get('/api/nodes/model:llama?limit=1');
    expect([total, edges.length]).toEqual([3, 1]);
  });
});

test('search finds names, aliases and beginnings', async () => {
  expect((await get('/api/search?q=lora')).hits[0].id).toBe('technique:lora');
  expect((await get('/api/search?q=low-rank')).hits[0].id).toBe('technique:lora');
  expect((await get('/api/search?q=Huma&limit=1')).hits).toHaveLength(1);
  expect((await get('/api/search?q=')).hits).toEqual([]);
});

test('the questions come with their parameters', async () => {
  const listed = (await get('/api/questions')).questions;
  expect(listed.map((one: { name: string }) => one.name)).toEqual(questions.map(one => one.name));
});

test('a question is answered for a node by name', async () => {
  const question = questions.find(one => one.name.includes('lineage'))!;
  const parameter = question.parameters.find(one => one.required)!;
  const answer = await ask(`/api/questions/${question.name}`, {
    parameters: { [parameter.name]: 'code llama' },
  });
  expect(JSON.stringify(answer.rows)).toContain('LLaMA');
});

describe('a query', () => {
  test('gives columns and rows', async () => {
    const { columns, rows, cut, elapsedMs } = await ask('/api/query', {
      query: 'MATCH (p:Paper)-[:USES_TECHNIQUE]->(t {name: $name}) RETURN p.title AS title ORDER BY title',
      parameters: { name: 'LoRA' },
    });
    expect({ columns, rows, cut }).toEqual({
      columns: ['title'],
      rows: [['Code Llama'], ['LLaMA']],
      cut: null,
    });
    expect(elapsedMs).toBeGreaterThanOrEqual(0);
  });

  test('gives nodes, relationships and paths with their kind', async () => {
    const { rows } = await ask('/api/query', {
      query: "MATCH path = (m {name: 'Code Llama'})-[r]->(n:Model) RETURN m, r, path",
    });
    const [m, r, path] = rows[0];
    expect(m).toMatchObject({ kind: 'node', id: 'model:code-llama', labels: ['Model'] });
    expect(r).toMatchObject({ kind: 'relationship', type: 'DERIVED_FROM', end: 'model:llama' });
    expect(path.kind).toBe('path');
    expect(path.nodes[0]).toEqual(m);
    expect(path.relationships).toEqual([r]);
  });

  test.each([[0], [1], [100], [257]])('of %i rows comes whole', async count => {
    const { columns, rows, cut } = await ask('/api/query', {
      query: 'UNWIND range(1, $count) AS n RETURN n, toString(n) AS text',
      parameters: { count },
    });
    expect([columns, cut]).toEqual([['n', 'text'], null]);
    expect(rows).toEqual(Array.from({ length: count }, (_, at) => [at + 1, String(at + 1)]));
  });

  test('says so when more rows were there than asked for', async () => {
    const { rows, cut } = await ask('/api/query', { query: 'UNWIND range(1, 9) AS n RETURN n', rowLimit: 3 });
    expect(rows).toEqual([[1], [2], [3]]);
    expect(cut.reason).toBe('rows');
    expect(cut.message).toContain('3');
  });

  test('never gets more than 10,000 rows', async () => {
    const query = 'UNWIND range(1, 20000) AS n RETURN n';
    const { rows, cut } = await ask('/api/query', { query, rowLimit: 1_000_000 });
    expect([rows.length, cut.reason]).toEqual([10_000, 'rows']);
  });

  test('that would run for ever is stopped and says so', async () => {
    const query = 'UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*) AS n';
    const { cut } = await ask('/api/query', { query, timeoutMs: 200 });
    expect(cut.reason).toBe('time');
    expect((await get('/api/health')).status).toBe('ok');
  });
});

test('a text is linked, with offsets in title and abstract', async () => {
  const abstract = 'We fine-tune LLaMA with low-rank adaptation (LoRA) and evaluate it on HumanEval.';
  const { text, mentions, refusals, relations } = await ask('/api/link', {
    title: 'Tuning large language models',
    abstract,
  });
  expect(text).toBe(`Tuning large language models\n${abstract}`);
  expect(mentions.map((one: { name: string }) => one.name)).toContain('LoRA');
  for (const { start, end, surface } of mentions) expect(text.slice(start, end)).toBe(surface);
  expect(refusals).toBeInstanceOf(Array);
  expect(relations.length).toBeGreaterThan(0);
});

test('the formats are listed, and the graph leaves in each', async () => {
  const listed = (await get('/api/formats')).formats;
  expect(listed.map((one: { name: string }) => one.name)).toEqual(formats.map(one => one.name));
  for (const format of formats) {
    const response = await fetch(`${server.url}/api/export/${format.name}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(format.mediaType.split(';')[0]);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename=herdbook.${format.extension}`,
    );
    expect(await response.text()).toBe([...format.write(herd)].join(''));
  }
});

test('HEAD is answered like GET, without a body', async () => {
  for (const path of ['/api/health', '/api/graph', `/api/export/${formats[0]!.name}`]) {
    const response = await fetch(server.url + path, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  }
});
