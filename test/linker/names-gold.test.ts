/** Floors of the linker's figures against names that others annotated; where they are absent, says so. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linkPapers, paperOf } from './read-names.ts';

const folder = join(process.env.HERDBOOK_SHARED ?? '../shared', 'gold', 'external');
const isThere = existsSync(folder);
if (!isThere) console.log(`skipped: the annotated names are not at ${folder} (set HERDBOOK_SHARED)`);

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Annotated {
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly (Span & { readonly type: string })[];
}

/** Their Technique covers models, their Dataset benchmarks. */
const kinds: Readonly<Record<string, string>> = {
  Model: 'Technique',
  Technique: 'Technique',
  Dataset: 'Dataset',
  Benchmark: 'Dataset',
};

/** A single sentence stands as an abstract under an empty title, so one character later. */
function linkAnnotated(rows: readonly Annotated[]): Annotated['mentions'][] {
  const records = rows.map(({ id, text }) => {
    const [title = '', ...rest] = text.includes('\n') ? text.split('\n') : ['', text];
    return paperOf(rest.join(' '), title, id);
  });
  return linkPapers(records).map((reading, at) => {
    const shift = rows[at]!.text.includes('\n') ? 0 : 1;
    return reading.mentions.map(({ start, end, label }) => ({
      start: start - shift,
      end: end - shift,
      type: kinds[label]!,
    }));
  });
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
const equals = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

function f1(file: string, type: string, fits: (a: Span, b: Span) => boolean): number {
  const rows = readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Annotated);
  let [wanted, met, found, right] = [0, 0, 0, 0];
  linkAnnotated(rows).forEach((built, at) => {
    const [mine, gold] = [built, rows[at]!.mentions].map(all => all.filter(one => one.type === type));
    wanted += gold!.length;
    found += mine!.length;
    met += gold!.filter(one => mine!.some(other => fits(one, other))).length;
    right += mine!.filter(one => gold!.some(other => fits(one, other))).length;
  });
  const [precision, recall] = [right / found, met / wanted];
  return (2 * precision * recall) / (precision + recall);
}

describe.skipIf(!isThere)('names that others annotated', () => {
  it.each([
    ['dsnames.dev.jsonl', 'Dataset', 'overlap', overlaps, 0.85],
    ['scirex.train.jsonl', 'Dataset', 'exact', equals, 0.68],
    ['scirex.train.jsonl', 'Technique', 'overlap', overlaps, 0.6],
    ['tdmsci.train.jsonl', 'Dataset', 'overlap', overlaps, 0.84],
  ] as const)('%s: %s, %s', { timeout: 120_000 }, (file, type, _how, fits, floor) => {
    expect(f1(file, type, fits)).toBeGreaterThanOrEqual(floor);
  });
});
