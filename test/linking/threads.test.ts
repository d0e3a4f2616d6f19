/** Threads that link papers give what one thread gives. They start from the built program only. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { createLinker } from '../../src/linker/index.ts';
import { PaperDesk } from '../../src/linking/paper-desk.ts';
import { sampleSource } from '../../src/open-store.ts';
import { packageRoot } from '../../src/package-root.ts';
import { type PaperRecord, recordOfText } from '../../src/records/record.ts';

const run = promisify(execFile);
const program = join(packageRoot, 'dist', 'program', 'herdbook.js');
const isBuilt = existsSync(program);
if (!isBuilt) console.log(`Skipped: ${program} is not built; npm test builds it first.`);

/** No reader lets it through: a fault of the program. */
const broken = { ...recordOfText({ id: 'arxiv:1', title: 'A title', abstract: '' }), abstract: null };

test('A paper on which the linker fails is named, with its place', () => {
  const desk = new PaperDesk(createLinker(loadCatalog(), null), 'readings');
  const read = (): unknown => desk.read({ records: [broken as unknown as PaperRecord] });
  expect(read).toThrow(/^arxiv:1:1: the paper arxiv:1 could not be linked: .* Take it out/u);
});

describe.skipIf(!isBuilt)('papers linked in threads', () => {
  let folder: string;
  let source: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'herdbook-threads-'));
    source = join(folder, 'papers.jsonl');
    const lines = (await readFile(sampleSource, 'utf8')).trimEnd().split('\n');
    const again = (line: string, time: number): string => {
      const paper = JSON.parse(line) as { readonly id: string; readonly title: string };
      return JSON.stringify({ ...paper, id: `${paper.id}-${time}`, title: `${paper.title} (${time})` });
    };
    // More than one batch, and papers that turn out to be the same in batches apart.
    const many = lines.map(line => again(line, 1));
    const same = lines.slice(0, 3).map(line => JSON.stringify({ ...JSON.parse(line), venue: 'A journal' }));
    await writeFile(source, [...lines, ...many, ...same].join('\n'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('give the same graph, however many threads there are', async () => {
    const built = async (workers: number): Promise<string> => {
      const file = join(folder, `${workers}.jsonl`);
      await run(process.execPath, [program, 'build', source, '-q', '-o', file, '--workers', String(workers)]);
      return readFile(file, 'utf8');
    };
    const one = await built(1);
    expect(one).toContain('A journal');
    expect(await built(3)).toBe(one);
  }, 120_000);

  test('are told in their order', async () => {
    const link = async (workers: string) =>
      (await run(process.execPath, [program, 'link', source, '-q', '--workers', workers])).stdout;
    expect(await link('2')).toBe(await link('1'));
  }, 120_000);

  test('and the paper that fails in one of them is named', async () => {
    const script = `
      const { linkRecords } = await import('./dist/src/linking/index.js');
      const { loadCatalog } = await import('./dist/src/catalog/catalog.js');
      const records = async function* () { yield ${JSON.stringify(broken)}; };
      const options = { catalog: loadCatalog(), own: [], workers: 2, changes: () => new Map(), onProgress() {} };
      await linkRecords(records(), options, 'readings', () => {})
        .catch(error => console.log(error.name, error.message));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
      cwd: packageRoot,
    });
    expect(stdout).toMatch(/^LinkError arxiv:1:1: the paper arxiv:1 could not be linked/u);
  });
});
