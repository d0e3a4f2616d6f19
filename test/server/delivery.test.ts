/** How answers travel: security headers, the page and its caching, compression, cancelling and closing. */
import { EventEmitter, once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMemoryStore } from '#graph/memory-store';
import type { GraphStore } from '#graph/store';
import { type RunningServer, startServer } from '../../src/server/index.ts';
import { herd, post, serveHerd } from './served.ts';

let server: RunningServer;
let page: string;
beforeAll(async () => {
  page = await mkdtemp(join(tmpdir(), 'herdbook-page-'));
  await mkdir(join(page, 'assets'));
  await writeFile(join(page, 'index.html'), '<!doctype html><title>The page</title>');
  await writeFile(join(page, 'assets', 'main-a1b2.js'), `console.log(${JSON.stringify('x'.repeat(5_000))});`);
  server = await serveHerd({ page });
});
afterAll(async () => {
  await server.close();
  await rm(page, { recursive: true });
});

test('every answer bears the security headers, errors too', async () => {
  for (const path of ['/', '/api/health', '/api/nothing']) {
    const { headers } = await fetch(server.url + path);
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("worker-src 'self' blob:");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBe(null);
    expect(headers.get('access-control-allow-origin')).toBe(null);
  }
});

describe('the page', () => {
  test('has one address, to which others lead, and is asked for anew each time', async () => {
    for (const path of ['/', '/index.html', '/node/model:llama']) {
      const response = await fetch(server.url + path);
      expect(await response.text()).toContain('The page');
      expect(response.headers.get('cache-control')).toBe('no-cache');
    }
    const { status, headers } = await fetch(`${server.url}/node/model:llama`, { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([302, '/']);
  });

  test('has assets that are kept for good and travel compressed', async () => {
    const response = await fetch(`${server.url}/assets/main-a1b2.js`, {
      headers: { 'Accept-Encoding': 'br' },
    });
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await response.text()).toContain('console.log');
  });

  test('has no files but its own', async () => {
    for (const path of [
      '/assets/other.js',
      '/..%2fpackage.json',
      '/assets/..%2f..%2fpackage.json',
      '/%ff.js',
    ])
      expect([400, 404], path).toContain((await fetch(server.url + path)).status);
    expect((await fetch(`${server.url}/`, { method: 'POST' })).status).toBe(404);
  });

  test('says how to build it where it is not built', async () => {
    const other = await serveHerd({ page: join(page, 'none') });
    const response = await fetch(other.url);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build');
    await other.close();
  });
});

describe('the graph', () => {
  test.each([['br'], ['gzip']])('travels as %s where the client takes it', async encoding => {
    const plain = await fetch(`${server.url}/api/graph`, { headers: { 'Accept-Encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBe(null);
    const packed = await fetch(`${server.url}/api/graph`, { headers: { 'Accept-Encoding': encoding } });
    expect(packed.headers.get('content-encoding')).toBe(encoding);
    expect(packed.headers.get('vary')).toBe('Accept-Encoding');
    expect(Number(packed.headers.get('content-length'))).toBeLessThan(
      Number(plain.headers.get('content-length')),
    );
    expect(await packed.text()).toBe(await plain.text());
  });

  test('is not sent again to who has it', async () => {
    const first = await fetch(`${server.url}/api/graph`);
    const again = await fetch(`${server.url}/api/graph`, {
      headers: { 'If-None-Match': first.headers.get('etag')! },
    });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    const other = await fetch(`${server.url}/api/graph`, { headers: { 'If-None-Match': 'W/"other"' } });
    expect(other.status).toBe(200);
  });

  test('from a file is made ready before anybody asks, and another build is served once it is there', async () => {
    const asked: string[] = [];
    const store: GraphStore = watched(openMemoryStore(herd), name => asked.push(name));
    const [node] = herd.nodes;
    const next = openMemoryStore({ nodes: [node!], edges: [] });
    let build = 'first';
    const origin = { opened: 'first', build: async () => build, open: async () => next };
    const other = await serveHerd({ store, origin });
    await expect.poll(() => asked).toEqual(expect.arrayContaining(['rows', 'search']));
    const graph = async (): Promise<[string | null, number]> => {
      const response = await fetch(`${other.url}/api/graph`);
      const { nodes } = (await response.json()) as { nodes: { id: string[] } };
      return [response.headers.get('herdbook-build'), nodes.id.length];
    };
    expect(await graph()).toEqual(['first', herd.nodes.length]);
    build = 'second';
    expect(await graph()).toEqual(['second', 1]);
    expect((await fetch(`${other.url}/api/nodes/${encodeURIComponent(node!.id)}`)).status).toBe(200);
    const counted = await post(`${other.url}/api/query`, { query: 'MATCH (n) RETURN count(n)' });
    expect(((await counted.json()) as { rows: number[][] }).rows).toEqual([[1]]);
    await other.close();
  });

  test('is made once, however many ask at once', async () => {
    let made = 0;
    const counted = watched(openMemoryStore(herd), name => {
      if (name === 'rows') made += 1;
    });
    const other = await serveHerd({ store: counted });
    await Promise.all(
      Array.from({ length: 8 }, () => fetch(`${other.url}/api/graph`).then(one => one.text())),
    );
    expect(made).toBe(1);
    await other.close();
  });
});

test('a query is cancelled when its client goes away', async () => {
  const store = openMemoryStore(herd);
  const events = new EventEmitter();
  const slow = Object.assign(Object.create(store), {
    query: (_text: string, _parameters: unknown, { signal }: { signal: AbortSignal }) => {
      events.emit('started');
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          events.emit('cancelled');
          reject(new Error('cancelled'));
        });
      });
    },
  });
  const other = await serveHerd({ store: slow, report: () => undefined });
  const client = new AbortController();
  const asked = fetch(`${other.url}/api/query`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"query":"RETURN 1"}',
    signal: client.signal,
  });
  await once(events, 'started');
  const cancelled = once(events, 'cancelled');
  client.abort();
  await expect(asked).rejects.toThrow();
  await cancelled;
  await other.close();
});

describe('the server', () => {
  test('closes also while clients hold idle connections, and answers no more', async () => {
    const other = await serveHerd();
    await (await fetch(`${other.url}/api/health`)).text();
    const idle = connect(Number(new URL(other.url).port), '127.0.0.1');
    idle.on('error', () => undefined);
    await new Promise(resolve => idle.once('connect', resolve));
    await other.close();
    idle.destroy();
    await expect(fetch(`${other.url}/api/health`)).rejects.toThrow();
  });

  test('leaves its store open', async () => {
    const store = openMemoryStore(herd);
    await (await serveHerd({ store })).close();
    expect((await store.state()).nodes).toBe(6);
  });

  test('says so where its port is taken', async () => {
    const port = Number(new URL(server.url).port);
    await expect(serveHerd({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('answers to any host name where it listens on every address', async () => {
    const open = await startServer({ store: openMemoryStore(herd), host: '0.0.0.0', port: 0, version: '1' });
    expect(open.url).toMatch(/^http:\/\/localhost:\d+$/u);
    expect((await post(`${open.url}/api/query`, { query: 'RETURN 1 AS one' })).status).toBe(200);
    await open.close();
  });
});

/** The store, which tells what is asked of it. */
function watched(store: GraphStore, tell: (name: string) => void): GraphStore {
  return new Proxy(store, {
    get(target, name) {
      tell(String(name));
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
