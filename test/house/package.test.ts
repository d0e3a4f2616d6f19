/** The package as others get it: what is in it, and that it runs where it is installed. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './tracked-files.ts';

const built = existsSync(join(root, 'dist', 'src', 'cli', 'main.js'));
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

describe.skipIf(!built)('the package', () => {
  test('holds the program, the catalog, the sample and the page, and no tests', () => {
    const files = pack('--dry-run').files.map(file => file.path);
    for (const needed of [
      'package.json',
      'dist/src/cli/main.js',
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
        const faces =
          "import('herdbook/cypher').then(c => c.check('RETURN 1')).then(() => import('herdbook/graph')).then(() => import('herdbook')).then(h => console.log(typeof h.buildGraph))";
        expect(inFolder('node', '-e', faces).trim()).toBe('function');
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    300_000,
  );
});
