/** What docs/cypher.md shows is run: each expression with `// ->` behind it gives what stands there. */
import { readFileSync } from 'node:fs';
import { MultiDirectedGraph } from 'graphology';
import { expect, test } from 'vitest';
import * as language from '#cypher';

const page = readFileSync(new URL('../../docs/cypher.md', import.meta.url), 'utf8');
const lines = [...page.matchAll(/^```js\n(.*?)^```/gmsu)].flatMap(match => match[1]!.split('\n'));

/** The blocks as one program: imports are given, an expression with a result is compared with it. */
const program = lines
  .filter(line => !line.startsWith('import '))
  .map(line => {
    const [, expression, result] = /^\s*(.+); \/\/ -> (.+)$/u.exec(line) ?? [];
    return expression ? `compare(${expression}, ${JSON.stringify(result)});` : line;
  })
  .join('\n');

test('the examples give what the page says', () => {
  let compared = 0;
  const compare = (value: unknown, shown: string): void => {
    compared += 1;
    expect(JSON.stringify(value)).toBe(shown);
  };
  const given = { ...language, MultiDirectedGraph, compare };
  new Function(...Object.keys(given), program)(...Object.values(given));
  expect(compared).toBe(lines.filter(line => line.includes('// ->')).length);
  expect(compared).toBeGreaterThan(10);
});

test('what it imports is exported', () => {
  const imported = lines.flatMap(
    line => /^import \{ (.+) \} from 'herdbook\/cypher';$/u.exec(line)?.[1]?.split(', ') ?? [],
  );
  expect(imported.filter(name => !(name in language))).toEqual([]);
});

test('the limits that it names are those of the language', () => {
  const numbers = [...page.matchAll(/\b(\d[\d,]*)(?= |;|$)/gmu)].map(match => match[1]!.replaceAll(',', ''));
  const sources = ['limits', 'budget', 'parse/token-stream', 'completion/tolerant-tokens'].map(name =>
    readFileSync(new URL(`../../cypher/${name}.ts`, import.meta.url), 'utf8').replaceAll('_', ''),
  );
  for (const [limit, file] of [
    ['20000000', 1],
    ['10000000', 0],
    ['50000000', 0],
    ['500', 0],
    ['400', 2],
    ['2000', 2],
    ['1000', 2],
    ['50', 2],
    ['100000', 3],
  ] as const) {
    expect(numbers).toContain(limit);
    expect(sources[file]).toMatch(new RegExp(`\\b${limit}\\b`, 'u'));
  }
});
