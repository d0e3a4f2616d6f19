/** What must not stand in the project's files: paths of one machine, package hosts, unfinished work. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, trackedFiles } from './tracked-files.ts';

/** Written in pieces, so that this file does not hold them itself. */
const unwanted: readonly { readonly says: string; readonly pattern: RegExp; readonly but?: RegExp }[] = [
  {
    says: 'a path of one machine',
    pattern: new RegExp(`/${'work'}/(?!flows)|/${'root'}/|/${'home'}/(?!node/)\\w+/`, 'u'),
  },
  {
    says: 'a package host of one machine',
    pattern: new RegExp(`"resolved": "https?://(?!registry\\.npmjs\\.org/)|_auth${'Token'}`, 'u'),
  },
  { says: 'unfinished work', pattern: new RegExp(`\\b(?:TO${'DO'}|FIX${'ME'}|X${'XX'}|HA${'CK'})\\b`, 'u') },
];

/** Papers' texts are their authors' words. */
const TEXTS = /\.(?:tsv|jsonl|feature|png|ico|woff2|gz)$/u;

const files = trackedFiles().filter(file => !TEXTS.test(file));

test.each(unwanted)('no file holds $says', ({ pattern }) => {
  const found = files.flatMap(file =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${file}:${index + 1} ${line.trim().slice(0, 120)}`] : [],
      ),
  );
  expect(found).toEqual([]);
});

test('every program file begins with a sentence that says what it is', () => {
  const programs = files.filter(file => /^(?:cypher|graph|src|web)\/.*\.tsx?$/u.test(file));
  const without = programs.filter(
    file => !/^(?:#!.*\n)?\/\*\* /u.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(without).toEqual([]);
});
