/** The README's tables of the data model are drawn from the schema; `HERDBOOK_DRAW=1 npx vitest run test/house` draws them anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type EdgeTypeEntry, edgeTypes, type NodeType, nodeTypes, placeProperties } from '#graph/schema';
import { root } from './tracked-files.ts';

const BEGIN = '<!-- data model: drawn from graph/schema.ts -->\n';
const END = '<!-- end of data model -->';

const code = (names: readonly string[]): string => names.map(name => `\`${name}\``).join(' ');

function nodeRow({ label, alsoLabelled, says, properties }: NodeType): string {
  const also = alsoLabelled ? `; also \`${alsoLabelled.label}\` where ${alsoLabelled.says}` : '';
  return `| \`${label}\` | ${says}${also} | ${code(properties.map(property => property.name))} |`;
}

function edgeRow({ type, from, to, says, properties }: EdgeTypeEntry): string {
  return `| \`${type}\` | ${from.join(', ')} | ${to.join(', ')} | ${says} | ${code(properties.map(property => property.name))} |`;
}

const drawn = [
  '| node | what it is | properties |',
  '| --- | --- | --- |',
  ...nodeTypes.map(nodeRow),
  '',
  `All have \`id\`, and on the map ${code(placeProperties.map(property => property.name))}.`,
  '',
  '| edge | from | to | says | properties |',
  '| --- | --- | --- | --- | --- |',
  ...edgeTypes.map(edgeRow),
  '',
].join('\n');

test('the data model in the README is that of the schema', () => {
  const file = join(root, 'README.md');
  const readme = readFileSync(file, 'utf8');
  const [from, to] = [readme.indexOf(BEGIN) + BEGIN.length, readme.indexOf(END)];
  expect(from).toBeGreaterThan(BEGIN.length);
  expect(to).toBeGreaterThan(from - 1);
  if (process.env.HERDBOOK_DRAW) writeFileSync(file, readme.slice(0, from) + drawn + readme.slice(to));
  expect(readFileSync(file, 'utf8').slice(from, readFileSync(file, 'utf8').indexOf(END))).toBe(drawn);
});
