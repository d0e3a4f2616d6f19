/** The OpenAPI document and the page to try it: they say what the routes do, and no more. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../src/server/index.ts';
import { routes } from '../../src/server/routes.ts';
import { serveHerd } from './served.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await serveHerd();
});
afterAll(() => server.close());

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly { name: string; in: string; required: boolean; schema: object }[];
  readonly requestBody?: { content: { 'application/json': { schema: object } } };
}

async function document(): Promise<{ openapi: string; paths: Record<string, Record<string, Operation>> }> {
  const response = await fetch(`${server.url}/api/openapi.json`);
  expect(response.status).toBe(200);
  return response.json() as ReturnType<typeof document>;
}

test('the document names every route, each operation once', async () => {
  const { openapi, paths } = await document();
  expect(openapi).toBe('3.1.0');
  const told = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => `${method} ${path}`),
  );
  expect(told.sort()).toEqual(
    routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/gu, '{$1}')}`).sort(),
  );
  const operations = Object.values(paths).flatMap(methods => Object.values(methods));
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  for (const { summary } of operations) expect(summary).toMatch(/^[A-Z].*\.$/u);
});

test('parameters and bodies are those that the routes check', async () => {
  const { paths } = await document();
  expect(paths['/api/search']!.get!.parameters).toEqual([
    { name: 'q', in: 'query', required: true, schema: { type: 'string', maxLength: 500 } },
    {
      name: 'limit',
      in: 'query',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
    },
  ]);
  expect(paths['/api/nodes/{id}']!.get!.parameters![0]).toMatchObject({
    name: 'id',
    in: 'path',
    required: true,
  });
  const { schema } = paths['/api/query']!.post!.requestBody!.content['application/json'];
  expect(schema).toMatchObject({
    required: ['query'],
    additionalProperties: false,
    properties: { query: { type: 'string' } },
  });
  expect((await fetch(`${server.url}/api/search`)).status).toBe(400);
  expect((await fetch(`${server.url}/api/search?q=llama&limit=101`)).status).toBe(400);
});

test('the page has a form for every route, in markup that its policy allows', async () => {
  const response = await fetch(`${server.url}/api`);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const page = await response.text();
  expect(page).toContain('data-path="/api/nodes/:id"');
  expect(page).toContain('data-path="/api/query"');
  expect(page).not.toMatch(/<script>|\son\w+=/u);
  const script = await fetch(`${server.url}/api/try.js`);
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(await script.text()).toContain('addEventListener');
});
