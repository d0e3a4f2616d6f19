/** The table of sources, and the way from files to checked records. */
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { RawRecord, SourceFormat } from './format.ts';
import { identify } from './identity.ts';
import { jsonl } from './jsonl.ts';
import { describeProblem, excerpt, RecordError, type RecordProblem } from './problem.ts';
import type { PaperRecord } from './record.ts';
import { type Input, type Line, openSource } from './source.ts';
import { textBlocks } from './text-blocks.ts';

export { describeProblem, RecordError, type RecordProblem };

/** The first that recognises the first line reads the source. */
export const sourceFormats: readonly SourceFormat[] = [textBlocks, jsonl];

/** Abstracts have some thousand characters; what is far beyond is something else. */
const LONGEST_TEXT = 100_000;

export interface ReadOptions {
  /** Stop at the first problem. */
  readonly strict?: boolean;
  /** Name of a format; without it the content tells. */
  readonly format?: string;
  readonly stdin?: Readable;
  onProblem?(problem: RecordProblem): void;
  /** Bytes read and bytes in all, 0 where that is not known. */
  onProgress?(done: number, total: number): void;
}

/**
 * Reads papers from files in order; `-` is standard input. Bad records are reported and left out.
 * @throws RecordError where a source cannot be read at all, and with `strict` at the first problem
 */
export async function* readRecords(
  sources: readonly string[],
  options: ReadOptions = {},
): AsyncGenerator<PaperRecord> {
  const seen = new Map<string, string>();
  const total = await totalBytes(sources);
  let done = 0;
  const onProblem = (problem: RecordProblem): void => {
    if (options.strict) throw new RecordError(problem);
    options.onProblem?.(problem);
  };
  const onBytes = (bytes: number): void => {
    done += bytes;
    options.onProgress?.(done, total);
  };
  for (const source of sources) {
    const input = await openSource(source, { stdin: options.stdin ?? process.stdin, onProblem, onBytes });
    yield* readInput(input, options.format, seen, onProblem);
  }
}

async function totalBytes(sources: readonly string[]): Promise<number> {
  if (sources.includes('-')) return 0;
  const sizes = await Promise.all(
    sources.map(source =>
      stat(source).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function* readInput(
  input: Input,
  format: string | undefined,
  seen: Map<string, string>,
  onProblem: (problem: RecordProblem) => void,
): AsyncGenerator<PaperRecord> {
  const { file } = input;
  const lines = input.lines[Symbol.asyncIterator]();
  const { head, first } = await peek(lines);
  const reader = chooseFormat(file, format, first);
  const report = (problem: Omit<RecordProblem, 'file'>): void => onProblem({ file, ...problem });
  let count = 0;
  for await (const raw of reader.read(replay(head, lines), report)) {
    count += 1;
    const record = check(file, raw, onProblem);
    if (!record) continue;
    const earlier = seen.get(record.id);
    if (earlier) {
      report({
        line: raw.line,
        expected: 'a paper that was not read before',
        got: `${record.id} again`,
        todo: `The first one, at ${earlier}, was kept.`,
      });
      continue;
    }
    seen.set(record.id, `${file}:${raw.line}`);
    yield record;
  }
  if (count === 0)
    report({ line: 1, expected: 'papers', got: 'none', todo: `Check that the file is ${reader.says}.` });
}

/** Reads up to the first line with content. */
async function peek(lines: AsyncIterator<Line>): Promise<{ head: Line[]; first: string }> {
  const head: Line[] = [];
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    head.push(next.value);
    if (next.value.text.trim() !== '') break;
  }
  return { head, first: head.at(-1)?.text ?? '' };
}

async function* replay(head: readonly Line[], rest: AsyncIterator<Line>): AsyncGenerator<Line> {
  yield* head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

function chooseFormat(file: string, wanted: string | undefined, first: string): SourceFormat {
  const names = sourceFormats.map(format => `${format.name} (${format.says})`).join(', ');
  const found =
    wanted === undefined
      ? sourceFormats.find(format => format.recognises(first))
      : sourceFormats.find(format => format.name === wanted);
  if (found) return found;
  const got = wanted === undefined ? excerpt(first) : `the format ${JSON.stringify(wanted)}`;
  throw new RecordError({
    file,
    line: 1,
    expected: `one of the formats ${names}`,
    got,
    todo: 'Convert the file, or name its format with --format.',
  });
}

function check(
  file: string,
  raw: RawRecord,
  onProblem: (problem: RecordProblem) => void,
): PaperRecord | null {
  const { line, title, abstract, year, authors, url, venue } = raw;
  const missing = title === '' ? 'title' : abstract === '' ? 'abstract' : null;
  if (missing) {
    onProblem({
      file,
      line,
      expected: `a record with ${missing}`,
      got: `none in ${excerpt(title || abstract)}`,
      todo: `Add the ${missing}; the record was left out.`,
    });
    return null;
  }
  const length = title.length + abstract.length;
  if (length > LONGEST_TEXT) {
    onProblem({
      file,
      line,
      expected: `a title and an abstract of at most ${LONGEST_TEXT.toLocaleString('en')} characters`,
      got: `${length.toLocaleString('en')} in ${excerpt(title)}`,
      todo: 'Give the abstract, not the whole paper; the record was left out.',
    });
    return null;
  }
  return { id: identify(raw), title, abstract, year, authors, url, venue, source: { file, line } };
}
