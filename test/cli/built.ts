/** A folder with four papers and the graph that the command line builds of them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { paperLines } from './papers.ts';
import { runCli } from './run-cli.ts';

export interface Built {
  folder: string;
  source: string;
  graph: string;
}

/** Built before the tests of the file, and taken away after them; to be read within tests. */
export function buildFour(): Built {
  const built: Built = { folder: '', source: '', graph: '' };
  beforeAll(async () => {
    built.folder = await mkdtemp(join(tmpdir(), 'herdbook-cli-'));
    built.source = join(built.folder, 'papers.jsonl');
    built.graph = join(built.folder, 'graph.jsonl');
    await writeFile(built.source, paperLines);
    const { code, stderr } = await runCli(['build', built.source, '-o', built.graph]);
    expect(stderr).toMatch(/nodes and \d+ edges from 4 papers/u);
    expect(code).toBe(0);
  });
  afterAll(() => rm(built.folder, { recursive: true }));
  return built;
}
