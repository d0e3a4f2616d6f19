/** Corrections over HTTP: previewed, kept, seen at once, undone. */
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { tablesOf } from '#graph/columnar/from-facts';
import { compareGraphs } from '#graph/compare-graphs';
import { type Correction, correctFacts, type Entry } from '#graph/corrections/index';
import { openMemoryStore } from '#graph/memory-store';
import { correctable } from '../../src/correctable-graph.ts';
import { nodeCodec } from '../../src/graph-file/node-codec.ts';
import { graphFileOf } from '../../src/graph-file/read.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { herd, post, serveHerd } from './served.ts';

let server: RunningServer;
let entries: Entry[];
/** How often the graph before corrections was read. */
let readings: number;
beforeEach(async () => {
  entries = [];
  readings = 0;
  const append = async (correction: Correction): Promise<Entry> => {
    const entry = { id: `c${entries.length}`, correction };
    entries.push(entry);
    return entry;
  };
  server = await serveHerd({
    store: openMemoryStore(herd),
    corrections: {
      file: '/herd/corrections.jsonl',
      who: 'ada',
      read: async () => ({ entries }),
      append,
      uncorrected: async () => {
        readings += 1;
        return correctable(graphFileOf(tablesOf(herd, nodeCodec)));
      },
    },
  });
  onTestFinished(() => server.close());
});

// biome-ignore lint/suspicious/noExplicitAny: JSON of many shapes
async function ask(path: string, body?: unknown, status = 200): Promise<any> {
  const response = body === undefined ? await fetch(server.url + path) : await post(server.url + path, body);
  const answer = await response.json();
  expect(response.status, JSON.stringify(answer)).toBe(status);
  return answer;
}

const merge = { do: 'ignore-name', name: 'LoRA', why: 'the radio' };
const lora = (): Promise<Response> => fetch(`${server.url}/api/nodes/technique:lora`);

describe('Corrections', () => {
  test('are previewed, and nothing is kept', async () => {
    const preview = await ask('/api/corrections/preview', merge);
    expect(preview).toMatchObject({
      says: 'LoRA is nothing to link',
      state: 'applied',
      nodes: {
        added: { count: 0 },
        removed: { count: 1, first: [{ id: 'technique:lora', type: 'Technique', name: 'LoRA' }] },
      },
      edges: {
        removed: {
          count: 2,
          first: expect.arrayContaining([
            expect.objectContaining({ type: 'USES_TECHNIQUE', start: 'Code Llama', end: 'LoRA' }),
          ]),
        },
      },
    });
    expect(entries).toEqual([]);
    expect((await lora()).status).toBe(200);
  });

  test('are kept with who and when, and seen at once by every route', async () => {
    const before = await fetch(`${server.url}/api/graph`);
    const kept = await ask('/api/corrections', merge);
    expect(kept).toMatchObject({ id: 'c0', who: 'ada', state: 'applied', shown: true });
    expect(Date.parse(kept.when)).not.toBeNaN();
    expect((await lora()).status).toBe(404);
    expect((await ask('/api/search?q=LoRA')).hits).toEqual([]);
    const after = await fetch(`${server.url}/api/graph`);
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
    const counted = await ask('/api/query', { query: 'MATCH (t:Technique) RETURN count(t) AS n' });
    expect(counted.rows).toEqual([[0]]);
  });

  test('are previewed as the whole graphs before and after differ, one after the other', async () => {
    const steps = [
      { do: 'rename', node: 'model:llama', name: 'LLaMA 1' },
      { do: 'merge', node: 'model:code-llama', into: 'model:llama' },
      merge,
      { do: 'undo', correction: 'c1' },
      { do: 'retype', node: 'model:code-llama', label: 'Technique' },
      { do: 'undo', correction: 'c3' },
      { do: 'undo', correction: 'c2' },
      { do: 'not-this-link', paper: 'arxiv:2308.12950', node: 'model:llama' },
    ];
    for (const step of steps) {
      const preview = await ask('/api/corrections/preview', step);
      const before = correctFacts(herd, entries).facts;
      await ask('/api/corrections', step);
      const { nodes, edges } = compareGraphs(before, correctFacts(herd, entries).facts);
      const ids = ({ added, removed, changed }: typeof nodes | typeof edges) =>
        [added, removed, changed.map(({ after }) => after)].map(part => part.map(({ id }) => id));
      const told = (part: Readonly<Record<string, { readonly first: readonly { readonly id: string }[] }>>) =>
        ['added', 'removed', 'changed'].map(name => part[name]!.first.map(({ id }) => id));
      expect([step, told(preview.nodes), told(preview.edges)]).toEqual([step, ids(nodes), ids(edges)]);
    }
  });

  test('are listed with what became of them, and undone', async () => {
    await ask('/api/corrections', merge);
    await ask('/api/corrections', { do: 'undo', correction: 'c0', why: 'no' });
    expect((await lora()).status).toBe(200);
    const { corrections } = await ask('/api/corrections');
    const { file, kinds } = await ask('/api/corrections/kinds');
    expect(file).toBe('/herd/corrections.jsonl');
    expect(kinds).toContainEqual(expect.objectContaining({ do: 'merge' }));
    expect(corrections).toEqual([
      expect.objectContaining({ id: 'c0', state: 'undone', says: 'LoRA is nothing to link' }),
      expect.objectContaining({ id: 'c1', state: 'applied', says: 'Takes back c0' }),
    ]);
  });

  test('are applied once for all who list them, and anew where one more is in the log', async () => {
    await ask('/api/corrections', merge);
    const before = readings;
    const [first, second] = [await ask('/api/corrections'), await ask('/api/corrections')];
    expect(second).toEqual(first);
    expect(readings - before).toBe(1);
    // Another program adds to the log.
    entries.push({ id: 'c1', correction: { ...entries[0]!.correction, why: 'again' } });
    expect((await ask('/api/corrections')).corrections).toMatchObject([{ id: 'c0' }, { id: 'c1' }]);
  });

  test('that change nothing, or are none, are refused', async () => {
    const idle = await ask('/api/corrections', { do: 'ignore-name', name: 'nobody' }, 409);
    expect(idle.detail).toBe('Nothing to correct: no node is called "nobody".');
    const wrong = await ask('/api/corrections', { do: 'merge', node: 'a' }, 400);
    expect(wrong.detail).toBe('Expected "into" as a text that is not empty, got nothing.');
    await ask('/api/corrections', { do: 'mend' }, 400);
    expect(entries).toEqual([]);
  });

  test('of a graph on a server are kept for the next build', async () => {
    const kept: Correction[] = [];
    const other = await serveHerd({
      corrections: {
        file: 'c',
        who: '',
        read: async () => ({ entries: [] }),
        append: async correction => ({ id: String(kept.push(correction)), correction }),
        uncorrected: null,
      },
    });
    onTestFinished(() => other.close());
    const answer = await (await post(`${other.url}/api/corrections`, merge)).json();
    expect(answer).toMatchObject({ shown: false, state: 'applied' });
    expect(kept).toHaveLength(1);
    expect((await fetch(`${other.url}/api/nodes/technique:lora`)).status).toBe(200);
  });

  test('are not taken by a server that keeps none', async () => {
    const other = await serveHerd();
    onTestFinished(() => other.close());
    expect((await post(`${other.url}/api/corrections`, merge)).status).toBe(403);
    const get = async (path: string) => (await fetch(`${other.url}/api/corrections${path}`)).json();
    expect(await get('')).toEqual({ corrections: [] });
    expect(await get('/kinds')).toMatchObject({ file: null });
  });
});
