/** What stands at the top of the tree: nothing that somebody tried out and left. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { root } from './tracked-files.ts';

const expected: readonly string[] = [
  '.ci',
  '.dockerignore',
  '.gitignore',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'Dockerfile',
  'README.md',
  'biome.json',
  'bundle.config.ts',
  'cypher',
  'docker-compose.yml',
  'docs',
  'graph',
  'package-lock.json',
  'package.json',
  'src',
  'test',
  'tsconfig.build.json',
  'tsconfig.json',
  'vitest.config.ts',
  'web',
];

// What a reader builds in a checkout is theirs: only what git keeps counts.
const { status, stdout } = spawnSync('git', ['ls-files', '--cached'], { cwd: root, encoding: 'utf8' });
if (status !== 0) console.log('Top-level test skipped: this is no git checkout.');

test.skipIf(status !== 0)('the top level holds what it should and nothing else', () => {
  const found = new Set(
    stdout
      .trim()
      .split('\n')
      .map(file => file.split('/', 1)[0]!),
  );
  expect([...found].sort()).toEqual(expected);
});
