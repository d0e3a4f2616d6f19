/** The table of sources, and the way from files to checked records. */
import type { Readable } from 'node:stream';
import { aclAnthology } from './acl-anthology.ts';
import { arxivAtom } from './arxiv-atom.ts';
import { arxivSnapshot } from './arxiv-snapshot.ts';
import { bibtex } from './bibtex.ts';
import { cslJson } from './csl-json.ts';
import { csv } from './csv.ts';
import { filesOf } from './files.ts';
import type { FieldMap, RawRecord, Report, SourceFormat } from './format.ts';
import { graphFile } from './graph-file.ts';
import { identify } from './identity.ts';
import { jsonl } from './jsonl.ts';
import { type EarlierPapers, KnownPapers } from './known-papers.ts';
import { openAlex } from './openalex.ts';
import { papersWithCode } from './papers-with-code.ts';
import { describeProblem, excerpt, RecordError, type RecordProblem } from './problem.ts';
import type { PaperRecord } from './record.ts';
import { ris } from './ris.ts';
import { semanticScholar } from './semantic-scholar.ts';
import { type Input, type Line, openSource, type Reading } from './source.ts';
import { textBlocks } from './text-blocks.ts';

export { describeProblem, type FieldMap, RecordError, type RecordProblem };

/** The first that recognises the head of the source reads it: the particular before the general. */
export const sourceFormats: readonly SourceFormat[] = [
  textBlocks,
  graphFile,
  ris,
  bibtex,
  arxivAtom,
  aclAnthology,
  arxivSnapshot,
  openAlex,
  semanticScholar,
  papersWithCode,
  cslJson,
  jsonl,
  csv,
];

/** Abstracts have some thousand characters; what is far beyond is something else. */
const LONGEST_TEXT = 100_000;

/** Characters from which the format is told. */
const HEAD = 16_384;
const HEAD_LINES = 40;

export interface ReadOptions {
  /** Stop at the first problem. */
  readonly strict?: boolean;
  /** Name of a format; without it the content tells. */
  readonly format?: string;
  /** Where fields are found, for the formats that let themselves be told: JSON and tables. */
  readonly fields?: FieldMap;
  readonly stdin?: Readable;
  onProblem?(problem: RecordProblem): void;
  /** What each file turned out to be. */
  onFormat?(file: string, format: SourceFormat): void;
  /** Files that are left out where a folder or a pattern holds them. */
  readonly except?: readonly string[];
  /** Records that are left out without a word. */
  leaveOut?(record: PaperRecord): boolean;
  /**
   * A record of papers read before, by their numbers in the order given, from 0: more than one where it shows that they are the same.
   * `mergeRecords` puts them together; without this the record is left out.
   */
  onSame?(record: PaperRecord, papers: readonly number[]): void;
  /** Papers that were met in an earlier run: they have the first numbers, and are not given again. */
  readonly known?: EarlierPapers;
  /** The records of a file that is no text and that the caller can read; null for every other file. */
  binary?(file: string): Promise<Iterable<RawRecord> | null>;
  /** Bytes read and bytes in all, 0 where that is not known. */
  onProgress?(done: number, total: number): void;
}

/**
 * Reads papers from files, folders and patterns in order; `-` is standard input. Bad records are reported and left out.
 * @throws RecordError where a source cannot be read at all, and with `strict` at the first problem
 */
export async function* readRecords(
  sources: readonly string[],
  options: ReadOptions = {},
): AsyncGenerator<PaperRecord> {
  const files = await filesOf(sources, options.except);
  const total = files.some(({ bytes }) => bytes === null)
    ? 0
    : files.reduce((sum, { bytes }) => sum + bytes!, 0);
  let told = '';
  const onProblem = (problem: RecordProblem): void => {
    if (options.strict) throw new RecordError(problem);
    // Two objects of one line may lack the same: once is enough.
    const words = describeProblem(problem);
    if (words !== told) options.onProblem?.(problem);
    told = words;
  };
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    options.onProgress?.(done, total);
  };
  const listener = {
    onProblem,
    onSame: (record: PaperRecord, papers: readonly number[]) => options.onSame?.(record, papers),
  };
  const known = new KnownPapers(listener, options.known);
  for (const file of files) {
    try {
      for await (const record of readFile(file.path, options, { onProblem, onBytes })) {
        if (options.leaveOut?.(record)) continue;
        const paper = known.take(record);
        if (paper) yield paper;
      }
    } catch (error) {
      // Of all that lies in a folder, something may be no papers.
      if (file.named || options.strict || !(error instanceof RecordError)) throw error;
      options.onProblem?.(error.problem);
    }
  }
  known.end();
}

async function* readFile(
  path: string,
  options: ReadOptions,
  told: Pick<Reading, 'onProblem' | 'onBytes'>,
): AsyncGenerator<PaperRecord> {
  const records = path === '-' ? null : ((await options.binary?.(path)) ?? null);
  if (!records) {
    const input = await openSource(path, { stdin: options.stdin ?? process.stdin, ...told });
    yield* readInput(input, options, told.onProblem);
    return;
  }
  options.onFormat?.(path, graphFile);
  for (const raw of records) {
    const record = check(path, raw, told.onProblem);
    if (record) yield record;
  }
}

async function* readInput(
  input: Input,
  options: ReadOptions,
  onProblem: (problem: RecordProblem) => void,
): AsyncGenerator<PaperRecord> {
  const { file } = input;
  const lines = input.lines[Symbol.asyncIterator]();
  const { read, head } = await peek(lines);
  const format = chooseFormat(file, options, head);
  options.onFormat?.(file, format);
  const report: Report = problem => onProblem({ file, ...problem });
  let count = 0;
  for await (const raw of format.read(replay(read, lines), report, options.fields ?? {})) {
    count += 1;
    const record = check(file, raw, onProblem);
    if (record) yield record;
  }
  if (count === 0)
    report({ line: 1, expected: 'papers', got: 'none', todo: `Check that the file is ${format.says}.` });
}

/** Reads on from the first line with content until the text shows what it is. */
async function peek(lines: AsyncIterator<Line>): Promise<{ read: Line[]; head: string }> {
  const read: Line[] = [];
  let head = '';
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    read.push(next.value);
    head = `${head}${next.value.text}\n`.trimStart();
    if (head.length >= HEAD || read.length >= HEAD_LINES) break;
  }
  return { read, head: head.slice(0, HEAD) };
}

async function* replay(read: readonly Line[], rest: AsyncIterator<Line>): AsyncGenerator<Line> {
  yield* read;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

function chooseFormat(file: string, options: ReadOptions, head: string): SourceFormat {
  const mapped = Object.keys(options.fields ?? {}).length > 0;
  const candidates = sourceFormats.filter(format => !mapped || format.mapped);
  const names = candidates.map(format => format.name).join(', ');
  // A graph of ours is unmistakable: what is said of the other sources does not hold for it.
  if (graphFile.recognises(head)) return graphFile;
  const wanted = options.format;
  const found =
    wanted === undefined
      ? (candidates.find(format => format.recognises(head)) ?? (mapped ? csv : undefined))
      : candidates.find(format => format.name === wanted);
  if (found) return found;
  throw new RecordError({
    file,
    line: 1,
    expected: `one of the formats ${names}`,
    got: wanted === undefined ? excerpt(head) : `the format ${JSON.stringify(wanted)}`,
    todo: 'Convert the file, or name its format with --format.',
  });
}

function check(
  file: string,
  raw: RawRecord,
  onProblem: (problem: RecordProblem) => void,
): PaperRecord | null {
  const { line, title, abstract, year, authors, url, venue } = raw;
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
  const { id, otherIds } = identify(raw);
  return { id, otherIds, title, abstract, year, authors, url, venue, source: { file, line } };
}
