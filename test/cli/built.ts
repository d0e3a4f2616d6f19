/** A folder with four papers and the graph that the command line builds of them. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect } from 'vitest';
import { ownFolder } from '../own-folder.ts';
import { paperLines } from './papers.ts';
import { runCli } from './run-cli.ts';

export interface Built {
  readonly folder: string;
  readonly source: string;
  readonly graph: string;
}

/** Built before the tests of the file, and taken away after them. */
export function buildFour(): Built {
  const folder = ownFolder('cli');
  const [source, graph] = [join(folder, 'papers.jsonl'), join(folder, 'graph.jsonl')];
  beforeAll(async () => {
    await writeFile(source, paperLines);
    const { code, stderr } = await runCli(['build', source, '-o', graph]);
    expect(stderr).toMatch(/nodes and \d+ edges from 4 papers/u);
    expect(code).toBe(0);
  });
  return { folder, source, graph };
}
