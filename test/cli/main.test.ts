/** The built program as a process of its own: signals, closed pipes, the way it is started. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownFolder } from '../own-folder.ts';
import { paperLines } from './papers.ts';

const program = join('dist', 'program', 'herdbook.js');
const isBuilt = existsSync(program);
if (!isBuilt) console.log(`Skipped: ${program} is not built; npm test builds it first.`);

const folder = ownFolder('main');
const source = join(folder, 'papers.jsonl');
beforeAll(() => writeFile(source, paperLines));

function shell(command: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn('bash', ['-c', `set -o pipefail; ${command}`], { env: { ...process.env, CI: '1' } });
  const texts = { stdout: '', stderr: '' };
  child.stdout.on('data', chunk => {
    texts.stdout += chunk;
  });
  child.stderr.on('data', chunk => {
    texts.stderr += chunk;
  });
  return once(child, 'close').then(([code]) => ({ code: code as number, ...texts }));
}

describe.skipIf(!isBuilt)('the built program', () => {
  it('runs as it is, reads a pipe and writes one', async () => {
    const { code, stdout, stderr } = await shell(`node ${program} link - < ${source} | cat`);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.trimEnd().split('\n')).toHaveLength(4);
  });

  it('is quiet when its reader has seen enough', async () => {
    const query = '"UNWIND range(1, 200000) AS n RETURN n"';
    const { stdout, stderr } = await shell(
      `node ${program} build ${source} -q -o ${folder}/g.jsonl && node ${program} query ${folder}/g.jsonl ${query} --limit 200000 -f csv | head -n 2`,
    );
    expect(stdout).toBe('n\r\n1\r\n');
    expect(stderr).toBe('');
  });

  it('serves until Ctrl+C and ends well', async () => {
    const child = spawn('node', [program, 'explore', join(folder, 'g.jsonl'), '--port', '0', '--no-open']);
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const url = /http:\/\/\S+/u.exec(line.toString())![0];
    expect((await fetch(new URL('/api/health', url))).status).toBe(200);
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  });

  it('ends with the code of what happened', async () => {
    const codes = [];
    for (const argv of ['--version', `stats ${folder}/nowhere.jsonl`, 'qury'])
      codes.push((await shell(`node ${program} ${argv}`)).code);
    expect(codes).toEqual([0, 1, 2]);
  });
});
