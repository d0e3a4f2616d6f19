/** Every class of error: its status, and details that say what was expected, what came and what to do. */
import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMemoryStore } from '#graph/memory-store';
import { questions } from '#graph/questions';
import type { RunningServer } from '../../src/server/index.ts';
import { herd, post, serveHerd } from './served.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await serveHerd();
});
afterAll(() => server.close());

interface Details {
  type: string;
  title: string;
  status: number;
  detail: string;
  hint?: string;
  position?: { offset: number; line: number; column: number; length: number };
  caret?: string;
}

async function problemOf(answer: Promise<Response>): Promise<Details> {
  const response = await answer;
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const details = (await response.json()) as Details;
  expect(details.status).toBe(response.status);
  expect(details.title).not.toBe('');
  return details;
}

const get = (path: string, init?: RequestInit): Promise<Details> => problemOf(fetch(server.url + path, init));
const query = (body: unknown): Promise<Details> => problemOf(post(`${server.url}/api/query`, body));

describe('a wrong query', () => {
  test('is shown with its place and a caret below it', async () => {
    const { status, type, position, caret } = await query({ query: 'MATCH (n)\nRETRUN n' });
    expect([status, type]).toEqual([400, 'urn:herdbook:problem:cypher-syntax']);
    expect(position).toMatchObject({ line: 2, column: 1 });
    expect(caret).toMatch(/^RETRUN n\n\^+$/u);
  });

  test('with an unknown variable says which', async () => {
    const { status, type, detail } = await query({ query: 'MATCH (n) RETURN m' });
    expect([status, type]).toEqual([400, 'urn:herdbook:problem:cypher-semantic']);
    expect(detail).toContain('m');
  });

  test('with an unknown function names the nearest', async () => {
    const { hint, detail } = await query({ query: "RETURN toUper('a')" });
    expect(`${detail} ${hint}`).toContain('toUpper');
  });

  test('that fails while it runs says so', async () => {
    const { status, type } = await query({ query: 'RETURN 1 / 0' });
    expect([status, type]).toEqual([400, 'urn:herdbook:problem:cypher-runtime']);
  });

  test('that would write is refused and writes nothing', async () => {
    const { status } = await query({ query: "CREATE (n:Model {name: 'X'}) RETURN n" });
    expect(status).toBe(400);
    const health = (await (await fetch(`${server.url}/api/health`)).json()) as { store: { nodes: number } };
    expect(health.store.nodes).toBe(6);
  });
});

describe('a wrong body', () => {
  test('that is no JSON', async () => {
    const { status, type, detail } = await query('{"query": ');
    expect([status, type]).toEqual([400, 'urn:herdbook:problem:malformed-json']);
    expect(detail).toContain('JSON');
  });

  test.each([['null'], ['[1]'], ['"text"'], ['12']])('that is JSON but no object: %s', async body => {
    expect((await query(body)).status).toBe(400);
  });

  test('of another type', async () => {
    const { status, hint } = await problemOf(
      post(`${server.url}/api/query`, 'query=1', { 'Content-Type': 'application/x-www-form-urlencoded' }),
    );
    expect(status).toBe(415);
    expect(hint).toContain('application/json');
  });

  test('that is missing', async () => {
    expect((await get('/api/query', { method: 'POST' })).status).toBe(415);
  });

  test('over one megabyte, also where it is small only while compressed', async () => {
    const big = JSON.stringify({ query: 'x'.repeat(1_100_000) });
    expect((await query(big)).status).toBe(413);
    const bomb = fetch(`${server.url}/api/query`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
      body: gzipSync(big),
    });
    expect((await problemOf(bomb)).status).toBe(413);
  });

  test('in an unknown encoding or charset', async () => {
    const encoded = post(`${server.url}/api/query`, '{}', { 'Content-Encoding': 'zip' });
    expect((await problemOf(encoded)).status).toBe(415);
    const charset = post(`${server.url}/api/query`, '{}', {
      'Content-Type': 'application/json; charset=ebcdic',
    });
    expect((await problemOf(charset)).status).toBe(415);
  });

  test.each([
    [{}, 'query'],
    [{ query: 1 }, 'query'],
    [{ query: 'RETURN 1', rowLimit: -1 }, 'rowLimit'],
    [{ query: 'RETURN 1', timeoutMs: 'long' }, 'timeoutMs'],
    [{ query: 'RETURN 1', parameters: [] }, 'parameters'],
    [{ query: 'RETURN 1', limit: 3 }, 'limit'],
  ])('with a wrong field names it: %j', async (body, field) => {
    const { status, type, detail } = await query(body);
    expect([status, type]).toEqual([400, 'urn:herdbook:problem:invalid-request']);
    expect(detail).toContain(field);
  });
});

describe('an unknown', () => {
  test('path names the nearest', async () => {
    const { status, hint } = await get('/api/serch?q=a');
    expect([status, hint]).toEqual([404, 'Did you mean /api/search?']);
  });

  test('path far from all lists them', async () => {
    expect((await get('/api/zzzzzzzzzzzzzzzz')).hint).toContain('/api/health');
  });

  test('node suggests one', async () => {
    const { status, hint } = await get('/api/nodes/model:lama');
    expect(status).toBe(404);
    expect(hint).toContain('model:llama');
  });

  test('question names the nearest', async () => {
    const { name } = questions[0]!;
    const wrong = post(`${server.url}/api/questions/${name.slice(1)}`, {});
    const { status, hint } = await problemOf(wrong);
    expect(status).toBe(404);
    expect(hint).toContain(name);
  });

  test('format names the nearest', async () => {
    const { status, hint } = await get('/api/export/jsnl');
    expect(status).toBe(404);
    expect(hint).toContain('jsonl');
  });

  test('method is told which ones are known', async () => {
    const response = await fetch(`${server.url}/api/query`);
    expect(response.headers.get('allow')).toBe('POST');
    expect((await problemOf(Promise.resolve(response))).status).toBe(405);
    expect((await get('/api/graph', { method: 'DELETE' })).detail).toContain('GET');
  });
});

test('a question without what it needs says what that is', async () => {
  const question = questions.find(one => one.parameters.some(parameter => parameter.required))!;
  const needed = question.parameters.find(parameter => parameter.required)!;
  const { status, detail } = await problemOf(post(`${server.url}/api/questions/${question.name}`, {}));
  expect(status).toBe(400);
  expect(detail).toContain(needed.name);
});

test.each([
  ['/api/search'],
  ['/api/search?q=a&limit=0'],
  ['/api/search?q=a&limit=many'],
  ['/api/nodes/x?limit=-1'],
])('a wrong address is refused: %s', async path => {
  expect((await get(path)).status).toBe(400);
});

test('an address that is wrongly encoded is refused', async () => {
  expect((await get('/api/nodes/%E0%A4%A')).status).toBe(400);
});

test('linking is refused where the server has no linker', async () => {
  expect((await problemOf(post(`${server.url}/api/link`, { abstract: 'x' }))).status).toBe(501);
});

test('what nobody foresaw is told to the operator, not to the client', async () => {
  const told: unknown[] = [];
  const store = openMemoryStore(herd);
  const broken = Object.assign(Object.create(store), {
    query: () => Promise.reject(new Error('secret path')),
  });
  const other = await serveHerd({ store: broken, report: error => told.push(error) });
  const { status, detail } = await problemOf(post(`${other.url}/api/query`, { query: 'RETURN 1' }));
  expect(status).toBe(500);
  expect(detail).not.toContain('secret');
  expect(told).toHaveLength(1);
  await other.close();
});

/** `fetch` sets the host itself, so the plain client asks. */
function askAs(host: string): Promise<number> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    httpRequest({ hostname, port, path: '/api/health', headers: { Host: host } }, response => {
      response.resume();
      resolve(response.statusCode!);
    })
      .on('error', reject)
      .end();
  });
}

test('a foreign host name is refused on loopback, local ones are not', async () => {
  for (const host of ['evil.example', 'evil.example:80', 'localhost.evil.example', '127.0.0.1.evil.example'])
    expect(await askAs(host), host).toBe(403);
  for (const host of ['localhost', 'localhost:99', '127.0.0.1', '[::1]:4680', 'herdbook.localhost'])
    expect(await askAs(host), host).toBe(200);
});
