/** The table of differences in the docs is the one that the tests run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../house/tracked-files.ts';
import { differences } from './differences.ts';

test('the docs list every difference between Neo4j and memory, and no other', () => {
  const docs = readFileSync(join(root, 'docs', 'neo4j.md'), 'utf8');
  const [, table = ''] = /^\| On Neo4j \| In memory \|\n\| --- \| --- \|\n((?:\|.*\n)+)/mu.exec(docs) ?? [];
  expect(table).toBe(differences.map(({ neo4j, memory }) => `| ${neo4j} | ${memory} |\n`).join(''));
});
