/** Queries that take long are answered beside the loop: which are, with what, and by a real thread of the built program. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CypherError } from '#cypher';
import { saveGraph } from '../../src/graph-file/save.ts';
import { packageRoot } from '../../src/package-root.ts';
import type { Asked, Beside } from '../../src/server/index.ts';
import { ownFolder } from '../own-folder.ts';
import { herd, post, serveHerd } from './served.ts';

/** More than a million rows: no machine counts them at once. */
const LONG =
  'UNWIND range(1, 1200) AS a UNWIND range(1, 1200) AS b WITH a, b WHERE a + b > 0 RETURN count(*) AS all';

interface Answer {
  readonly rows: readonly (readonly unknown[])[];
  readonly detail: string;
  readonly caret: string;
  readonly cut: { readonly reason: string; readonly message: string } | null;
}

async function ask(url: string, body: object): Promise<Answer> {
  return (await (await post(`${url}/api/query`, body)).json()) as Answer;
}

describe('a server with somebody beside it', () => {
  async function serveWith(answer: Beside['answer']) {
    const asked: Asked[] = [];
    const beside: Beside = {
      answer(question, ...rest) {
        asked.push(question);
        return answer(question, ...rest);
      },
      renew: () => {},
    };
    return { asked, server: await serveHerd({ beside }) };
  }
  const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

  test('answers itself what is done soon', async () => {
    const { asked, server } = await serveWith(async () => bytes({}));
    expect((await ask(server.url, { query: 'RETURN 1 AS one' })).rows).toEqual([[1]]);
    expect(asked).toEqual([]);
    await server.close();
  });

  test('lets the other answer what takes long, with all that was asked', async () => {
    const { asked, server } = await serveWith(async () => bytes({ rows: [['beside']] }));
    const question = { query: LONG, parameters: { of: 1 }, rowLimit: 7, timeoutMs: 5_000 };
    expect((await ask(server.url, question)).rows).toEqual([['beside']]);
    expect(asked).toEqual([question]);
    await server.close();
  });

  test('answers itself after all where the other has another build', async () => {
    const { asked, server } = await serveWith(async () => null);
    expect((await ask(server.url, { query: LONG })).rows).toEqual([[1_440_000]]);
    expect(asked).toHaveLength(1);
    await server.close();
  });

  test('asks nobody where the time that is given is short', async () => {
    const { asked, server } = await serveWith(async () => bytes({}));
    expect((await ask(server.url, { query: LONG, timeoutMs: 5 })).cut?.reason).toBe('time');
    expect(asked).toEqual([]);
    await server.close();
  });

  test("tells the other's errors with their place", async () => {
    const { server } = await serveWith(async () => {
      const span = { start: 0, end: 6 };
      throw new CypherError({ kind: 'runtime', detail: 'DivisionByZero', message: 'By zero.', span });
    });
    const { detail, caret } = await ask(server.url, { query: LONG });
    expect(detail).toBe('By zero.');
    expect(caret).toContain('^^^^^^');
    await server.close();
  });
});

const program = join(packageRoot, 'dist', 'program', 'herdbook.js');
const isBuilt = existsSync(program);
if (!isBuilt) console.log(`Skipped: ${program} is not built; npm test builds it first.`);

describe.skipIf(!isBuilt)('the built program', () => {
  const folder = ownFolder('beside');
  let explorer: ChildProcess;
  let url: string;
  beforeAll(async () => {
    const file = join(folder, 'herd.herdbook');
    await saveGraph(herd, file);
    explorer = spawn(process.execPath, [program, 'explore', file, '--port', '0', '--no-open'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = (await once(createInterface(explorer.stdout!), 'line')) as [string];
    url = /http:\S+/u.exec(line)![0];
  });
  afterAll(async () => {
    explorer.kill('SIGINT');
    await once(explorer, 'exit');
  });

  test('answers others while a long query runs, and then that', async () => {
    const order: string[] = [];
    const long = ask(url, { query: LONG }).then(answer => {
      order.push('long');
      return answer;
    });
    for (let time = 0; time < 5; time++) await ask(url, { query: 'RETURN 1 AS one' });
    order.push('short');
    expect((await long).rows).toEqual([[1_440_000]]);
    expect(order).toEqual(['short', 'long']);
  });

  test('keeps to the time that is given', async () => {
    const endless = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*)';
    const { cut } = await ask(url, { query: endless, timeoutMs: 300 });
    expect(cut).toMatchObject({ reason: 'time', message: expect.stringContaining('300 ms') });
  });

  test('reads the same graph there, and tells an error with its place', async () => {
    const query = `${LONG.replace('RETURN', 'WITH')} MATCH (n:Model) RETURN collect(n.name) AS names, 1 / (all - all)`;
    expect(await ask(url, { query })).toMatchObject({
      detail: expect.stringMatching(/zero/iu),
      caret: expect.stringContaining('^'),
    });
    const names = `${LONG.replace('RETURN', 'WITH')} MATCH (n:Model) RETURN n ORDER BY n.name`;
    expect((await ask(url, { query: names })).rows).toMatchObject([
      [{ kind: 'node', id: 'model:code-llama' }],
      [{ kind: 'node', id: 'model:llama' }],
    ]);
  });
});
