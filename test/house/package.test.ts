/** The package as others get it: what is in it, and that it runs where it is installed. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './tracked-files.ts';

const built = existsSync(join(root, 'dist', 'program', 'herdbook.js'));
if (!built) console.log('Package tests skipped: nothing is built; run npm run build first.');

const slow = Boolean(process.env.CI || process.env.HERDBOOK_SLOW);
if (!slow) console.log('Install test skipped: it takes a minute; set HERDBOOK_SLOW=1 to run it.');

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** `prepare` would build again what the tests use at this moment. */
function pack(...options: string[]): Packed {
  const out = execFileSync('npm', ['pack', '--json', '--ignore-scripts', ...options], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const packed = JSON.parse(out) as readonly Packed[] | Readonly<Record<string, Packed>>;
  return Object.values(packed)[0]!;
}

/** What the README shows, in a folder of its own. */
const AS_A_STRANGER = `
import { build, link, open } from 'herdbook';
import { check } from 'herdbook/cypher';
import { formats } from 'herdbook/graph';
check('RETURN 1');
const graph = await build([
  { title: 'Goat', abstract: 'We fine-tune LLaMA with LoRA to present Goat, a model for arithmetic.', year: 2023, arxiv: '2305.14201' },
  { title: 'Another', abstract: 'We evaluate GPT-4 on GSM8K.' },
]);
await graph.save('graph.herdbook');
const herd = await open('graph.herdbook');
const { rows } = await herd.query('MATCH (p:Paper) RETURN p.title ORDER BY p.title');
const { columns } = await herd.ask('builds-on', { model: 'LLaMA' });
const [hit] = await herd.search('lora');
const unknown = await herd.ask('build-on').catch(error => error.message);
await herd.close();
const { mentions } = link({ abstract: 'We prune Llama 2.' });
console.log(JSON.stringify({
  papers: graph.counts.papers,
  rows,
  asked: columns.includes('paper'),
  hit: hit.id,
  unknown,
  mentions: mentions.map(mention => mention.node),
  formats: formats.length > 3,
}));
`;
const STRANGERS_ANSWER = {
  papers: 2,
  rows: [['Another'], ['Goat']],
  asked: true,
  hit: 'technique:lora',
  unknown: 'Unknown question "build-on". Did you mean "builds-on"?',
  mentions: ['model:llama-2'],
  formats: true,
};

describe.skipIf(!built)('the package', () => {
  test('holds the program, the catalog, the sample and the page, and no tests', () => {
    const files = pack('--dry-run').files.map(file => file.path);
    for (const needed of [
      'package.json',
      'dist/program/herdbook.js',
      'dist/src/index.js',
      'dist/src/index.d.ts',
      'dist/cypher/index.js',
      'dist/cypher/index.d.ts',
      'dist/graph/index.js',
      'dist/graph/index.d.ts',
      'dist/web/index.html',
      'src/catalog/models.tsv',
      'src/sample/papers.jsonl',
    ])
      expect(files).toContain(needed);
    expect(files.filter(file => /(?:^|\/)test\/|\.test\.|^(?:cypher|graph|web)\//u.test(file))).toEqual([]);
  });

  test.skipIf(!slow)(
    'runs where it is installed',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'herdbook-install-'));
      try {
        const { filename } = pack('--pack-destination', folder);
        const inFolder = (command: string, ...args: string[]): string =>
          execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
        inFolder('npm', 'init', '-y');
        inFolder('npm', 'install', '--no-audit', '--no-fund', `./${filename}`);
        expect(inFolder('npx', 'herdbook', '--version')).toMatch(/^\d+\.\d+\.\d+\n$/u);
        const rows = inFolder(
          'npx',
          'herdbook',
          'query',
          'MATCH (p:Paper) RETURN count(p) AS n',
          '--format',
          'json',
        );
        expect((JSON.parse(rows) as { n: number }[])[0]!.n).toBeGreaterThanOrEqual(50);
        writeFileSync(join(folder, 'try.mjs'), AS_A_STRANGER);
        expect(JSON.parse(inFolder('node', 'try.mjs'))).toEqual(STRANGERS_ANSWER);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    300_000,
  );
});
