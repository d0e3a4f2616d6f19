/** Holds the table of imports: who may import whom, which library has which door, and that nothing goes in a circle. */
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { root, trackedFiles } from './tracked-files.ts';

/** For each part, what it may import of ours; the first part that a file's path begins with is its own. */
const borders: readonly (readonly [part: string, may: readonly string[]])[] = [
  ['cypher/', ['cypher/']],
  ['graph/', ['graph/', 'cypher/index.ts']],
  ['src/package-root.ts', []],
  ['src/whole-file.ts', []],
  ['src/scratch/', ['src/scratch/']],
  ['src/records/', ['src/records/', 'graph/schema.ts']],
  ['src/fetch/', ['src/fetch/', 'src/records/', 'src/whole-file.ts']],
  ['src/catalog/', ['src/catalog/', 'src/package-root.ts', 'graph/schema.ts', 'graph/facts.ts']],
  ['src/linker/', ['src/linker/', 'src/records/', 'src/catalog/', 'graph/schema.ts', 'graph/facts.ts']],
  [
    'src/linking/',
    [
      ...['src/linking/', 'src/linker/', 'src/records/', 'src/catalog/', 'src/scratch/'],
      ...['src/to-facts.ts', 'src/statements.ts', 'src/incremental/marks.ts'],
    ],
  ],
  ['src/statements.ts', ['graph/facts.ts', 'graph/bases.ts']],
  [
    'src/to-facts.ts',
    ['src/linker/', 'src/records/', 'src/catalog/', 'graph/schema.ts', 'graph/facts.ts', 'graph/bases.ts'],
  ],
  ['src/server/', ['src/server/', 'src/package-root.ts', 'graph/', 'cypher/index.ts']],
  ['src/', ['src/', 'graph/', 'cypher/index.ts']],
  ['web/', ['web/', 'graph/', 'cypher/index.ts']],
];

/** Doors: the only files and folders that may import the library. One that is not listed has its door where it stands. */
const doors: Readonly<Record<string, readonly string[]>> = {
  graphology: ['graph/memory-store.ts', 'web/'],
  'graphology-types': ['cypher/', 'web/'],
  'neo4j-driver': ['graph/neo4j/'],
  compromise: ['src/linker/segment.ts'],
  express: ['src/server/'],
  helmet: ['src/server/'],
  '@modelcontextprotocol/sdk': ['src/mcp/'],
  commander: ['src/cli/'],
  'cli-progress': ['src/cli/'],
  open: ['src/cli/'],
};

const IMPORT =
  /(?:^|[\s;])(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/gu;

interface Import {
  readonly file: string;
  readonly target: string;
}

/** A border crossing as the file behind it, a relative path as a file, a library by its name. */
function resolve(file: string, target: string): string {
  if (target === '#cypher') return 'cypher/index.ts';
  if (target.startsWith('#graph/')) return `graph/${target.slice('#graph/'.length)}.ts`;
  if (target.startsWith('.')) return posix.join(dirname(file), target);
  return target.split('/', target.startsWith('@') ? 2 : 1).join('/');
}

const isOurs = (target: string): boolean => /^(?:cypher|graph|src|web)\//u.test(target);

const files = trackedFiles().filter(file => /^(?:cypher|graph|src|web)\/.*\.tsx?$/u.test(file));
const imports: readonly Import[] = files.flatMap(file =>
  [...readFileSync(join(root, file), 'utf8').matchAll(IMPORT)].map(match => ({
    file,
    target: resolve(file, (match[1] ?? match[2])!),
  })),
);

test('every part imports only what the table of imports allows', () => {
  const crossings = imports.filter(({ file, target }) => {
    const [, may] = borders.find(([part]) => file.startsWith(part))!;
    return isOurs(target) && !may.some(allowed => target.startsWith(allowed));
  });
  expect(crossings).toEqual([]);
});

test('every library is imported at its own door only', () => {
  const elsewhere = imports.filter(
    ({ file, target }) => doors[target] && !doors[target].some(door => file.startsWith(door)),
  );
  expect(elsewhere).toEqual([]);
});

test('the language, the page, and the graph but its Neo4j store run in a browser', () => {
  const inBrowser = (file: string): boolean =>
    /^(?:cypher|graph|web)\//u.test(file) && !/^graph\/neo4j|\.config\.ts$/u.test(file);
  const node = imports.filter(
    ({ file, target }) => inBrowser(file) && (target.startsWith('node:') || builtinModules.includes(target)),
  );
  expect(node).toEqual([]);
  const toStore = imports.filter(({ file, target }) => inBrowser(file) && target.startsWith('graph/neo4j'));
  expect(toStore).toEqual([]);
});

test('no imports go in a circle, types included', () => {
  const next = new Map(
    files.map(file => [file, imports.filter(one => one.file === file).map(one => one.target)]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
    if (done.has(file) || trail.includes(file)) return;
    for (const target of next.get(file) ?? []) walk(target, [...trail, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  expect(circles).toEqual([]);
});
