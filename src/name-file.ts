/** What papers say of names, in a file: one name a line, so that shards of a corpus can tell each other. */
import { readFile } from 'node:fs/promises';
import { compareText } from '#graph/facts';
import { mergeTally, type NameTally, newTally } from './linker/index.ts';
import { RecordError } from './records/index.ts';

type Line =
  | readonly ['seen', key: string, papers: number, probability: number, shares: readonly number[]]
  | readonly [
      'presented',
      key: string,
      labels: readonly number[],
      spellings: readonly (readonly [string, number])[],
    ];

export function* writeNames({ seen, presented }: NameTally): Generator<string> {
  const sorted = <Value>(names: ReadonlyMap<string, Value>): (readonly [string, Value])[] =>
    [...names].sort(([a], [b]) => compareText(a, b));
  const line = (one: Line): string => `${JSON.stringify(one)}\n`;
  for (const [key, { papers, probability, shares }] of sorted(seen))
    yield line(['seen', key, papers, probability, shares]);
  for (const [key, { labels, spellings }] of sorted(presented))
    yield line(['presented', key, labels, sorted(spellings)]);
}

/** All files together. @throws RecordError where a file is none of names */
export async function readNames(files: readonly string[]): Promise<NameTally> {
  const all = newTally();
  for (const file of files) {
    const lines = (await readFile(file, 'utf8')).split('\n');
    for (const [at, text] of lines.entries()) if (text !== '') mergeTally(all, tallyOf(text, file, at + 1));
  }
  return all;
}

function tallyOf(text: string, file: string, line: number): NameTally {
  const one = newTally();
  try {
    const parsed = JSON.parse(text) as Line;
    if (parsed[0] === 'seen') {
      const [, key, papers, probability, shares] = parsed;
      one.seen.set(key, { papers, probability, shares: [...shares] });
    } else {
      const [, key, labels, spellings] = parsed;
      one.presented.set(key, { labels: [...labels], spellings: new Map(spellings) });
    }
    return one;
  } catch {
    throw new RecordError({
      file,
      line,
      expected: 'a line of what "herdbook names" writes',
      got: text.slice(0, 80),
      todo: 'Count the names of that shard again.',
    });
  }
}
