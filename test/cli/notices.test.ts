/** What looks like a slip is told beside the rows; numbers read as words do. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { ownFolder } from '../own-folder.ts';
import { paperLines } from './papers.ts';
import { runCli } from './run-cli.ts';

const folder = ownFolder('notices');
const graph = join(folder, 'graph.jsonl');
beforeAll(async () => {
  await writeFile(join(folder, 'papers.jsonl'), paperLines);
  await runCli(['build', join(folder, 'papers.jsonl'), '-o', graph, '-q']);
});

it.each([
  ['MATCH (m:Modle) RETURN m.name', 'The graph has no label Modle. Did you mean Model?'],
  [
    'MATCH ()-[r:BUILD_ON]->() RETURN r',
    'The graph has no relationship type BUILD_ON. Did you mean BUILDS_ON?',
  ],
])('%s names the nearest known name, with rows as without', async (query, says) => {
  for (const format of ['table', 'json']) {
    const { code, stderr } = await runCli(['query', graph, query, '-f', format]);
    expect([code, stderr]).toEqual([0, expect.stringContaining(`warning: ${says}`)]);
  }
});

it('One paper is one paper', async () => {
  const { stderr } = await runCli(['build', '-', '-o', join(folder, 'one.jsonl')], {
    stdin: paperLines.split('\n')[0]!,
  });
  expect(stderr).toMatch(/ from 1 paper in /u);
});
