/** Damaged files: whatever is cut, changed or put in, the rest is read, and what is wrong is said with a place in the file. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordError, type RecordProblem, readRecords } from '../../src/records/index.ts';

const folder = join(import.meta.dirname, '..', 'fixtures', 'records');
const files = readdirSync(folder).filter(name => !name.endsWith('.zst'));

interface Damage {
  /** Where, of 1. */
  readonly at: number;
  /** Bytes taken out. */
  readonly cut: number;
  readonly put: string;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(400), fc.constant(1_000_000)),
  put: fc.oneof(
    fc.constantFrom(
      '',
      '"',
      '{',
      '}',
      '[',
      ']',
      '\n',
      '<',
      '&',
      '\\',
      '@article{',
      '</entry>',
      '<entry>',
      '\0',
      '\ufeff',
      ',',
      '$',
      'TY  - ',
    ),
    fc.string({ maxLength: 5 }),
  ),
});

function damaged(bytes: Buffer, { at, cut, put }: Damage): Buffer {
  const place = Math.floor(at * bytes.length);
  return Buffer.concat([
    bytes.subarray(0, place),
    Buffer.from(put),
    bytes.subarray(Math.min(place + cut, bytes.length)),
  ]);
}

async function read(bytes: Buffer) {
  const problems: RecordProblem[] = [];
  const titles: string[] = [];
  const stdin = Readable.from([bytes]);
  try {
    for await (const record of readRecords(['-'], { stdin, onProblem: problem => problems.push(problem) })) {
      expect(record.title).not.toBe('');
      expect(record.abstract).not.toBe('');
      titles.push(record.title);
    }
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    problems.push(error.problem);
  }
  return { titles, problems };
}

describe.each(files)('%s', name => {
  const whole = readFileSync(join(folder, name));

  it('damaged anywhere ends well, and each problem has a place', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async one => {
        const bytes = damaged(whole, one);
        const { problems } = await read(bytes);
        const lines = bytes.toString('utf8').split('\n').length;
        for (const { line, expected, got, todo } of problems) {
          expect(line).toBeGreaterThanOrEqual(0);
          expect(line).toBeLessThanOrEqual(lines + 1);
          for (const words of [expected, got, todo]) expect(words.length).toBeGreaterThan(0);
          expect(expected.length + got.length + todo.length).toBeLessThan(700);
        }
        // No end of a broken record makes the same problem over and over.
        expect(new Set(problems.map(problem => JSON.stringify(problem))).size).toBe(problems.length);
      }),
      { numRuns: 150, examples: [[{ at: 0, cut: 1, put: '[]' }]] },
    );
  });

  it('cut off anywhere, packed or plain, gives a beginning of its papers', async () => {
    const { titles } = await read(whole);
    const packed = gzipSync(whole);
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.boolean(), async (at, isPacked) => {
        const bytes = isPacked ? packed : whole;
        const cut = await read(bytes.subarray(0, Math.ceil(at * bytes.length)));
        const kept = cut.titles.filter(title => titles.includes(title));
        expect(titles.slice(0, kept.length)).toEqual(kept);
        // Of the record in which the cut is, a part may be left.
        expect(cut.titles.length - kept.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });
});
