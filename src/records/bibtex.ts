/** BibTeX, BibLaTeX and Better BibTeX: entry by entry, so that a broken one costs only itself. */
import { parseEntry } from './bibtex-entry.ts';
import { Parents, type PlacedEntry } from './bibtex-parents.ts';
import { firstLast, known, tidy, yearIn } from './field-text.ts';
import { type RawRecord, type Report, rawRecord, type SourceFormat } from './format.ts';
import { excerpt } from './problem.ts';
import type { Line } from './source.ts';
import { plainTex } from './tex.ts';

const ENTRY = /^\s*@\s*[a-z]+\s*[{(]/iu;

export const bibtex: SourceFormat = {
  name: 'bibtex',
  says: 'BibTeX or BibLaTeX entries with title and abstract',
  recognises: head =>
    /^(?:%[^\n]*\n|\s)*@\s*[a-z]+\s*[{(]/iu.test(head) || /\n@[a-z]+\s*\{[^\n]*,?\s*\n/iu.test(head),
  async *read(lines, report) {
    const macros = new Map(months);
    const parents = new Parents();
    for await (const { line, text } of entriesOf(lines, report)) {
      const entry = parseEntry(text, macros);
      if ('problem' in entry) reportBroken(line, entry.problem, text, report);
      else if (entry.type === 'string') for (const [name, value] of entry.fields) macros.set(name, value);
      else for (const whole of parents.take({ entry, line })) if (isPaper(whole)) yield recordOf(whole);
    }
    for (const orphan of parents.rest()) if (isPaper(orphan)) yield recordOf(orphan);
  },
};

/** Fields for others to inherit, and no papers: nobody misses their abstract. */
const HOLDERS = /^(?:mv)?proceedings$|^xdata$/u;

const isPaper = ({ entry: { type, fields } }: PlacedEntry): boolean =>
  fields.has('abstract') || (fields.has('title') && !HOLDERS.test(type));

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map(
  (name, index): [string, string] => [name, String(index + 1)],
);

function reportBroken(line: number, got: string, text: string, report: Report): void {
  report({
    line,
    expected: 'a BibTeX entry with balanced braces',
    got: `${got} in ${excerpt(text)}`,
    todo: 'Correct it; it was left out.',
  });
}

/** Text of each entry from its `@` on. What stands between entries is comment. */
async function* entriesOf(
  lines: AsyncIterable<Line>,
  report: Report,
): AsyncGenerator<{ readonly line: number; readonly text: string }> {
  let open: OpenEntry | null = null;
  for await (const { number, text } of lines) {
    if (ENTRY.test(text)) {
      // An entry inside an entry: the outer one never ended.
      if (open) reportBroken(open.line, 'an open brace', open.text, report);
      open = new OpenEntry(number);
    }
    if (!open?.ends(text)) continue;
    yield open;
    open = null;
  }
  if (open) reportBroken(open.line, 'an open brace', open.text, report);
}

/** An entry while its lines come in. */
class OpenEntry {
  readonly line: number;
  readonly #parts: string[] = [];
  #braces = 0;
  /** Outside of all braces: an entry may stand in parentheses too. */
  #parentheses = 0;

  constructor(line: number) {
    this.line = line;
  }

  get text(): string {
    return this.#parts.join('\n');
  }

  /** Does the entry end on this line? An escaped brace counts like any other, as for BibTeX itself. */
  ends(text: string): boolean {
    this.#parts.push(text);
    for (const [sign] of text.matchAll(/[{}()]/gu)) {
      if (sign === '{') this.#braces += 1;
      else if (sign === '}') this.#braces -= 1;
      else if (this.#braces === 0) this.#parentheses += sign === '(' ? 1 : -1;
    }
    return this.#braces <= 0 && this.#parentheses <= 0;
  }
}

function recordOf({ entry: { fields }, line }: PlacedEntry): RawRecord {
  const plain = (...names: readonly string[]): string => tidy(plainTex(first(fields, names)));
  const raw = (...names: readonly string[]): string => first(fields, names).trim();
  const eprint = raw('eprint');
  const archive = raw('eprinttype', 'archiveprefix');
  const isArxiv = /^arxiv$/iu.test(archive) || (archive === '' && eprint !== '');
  return rawRecord({
    line,
    ids: [
      ...raw('doi').split(/\s+/u),
      ...(isArxiv ? [`arxiv:${eprint.replace(/^arxiv:/iu, '')}`] : []),
      ...['arxivid', 'arxiv', 'note', 'journal', 'number'].map(name => arxivIn(raw(name))),
    ],
    title: plain('title'),
    abstract: plain('abstract'),
    year: yearIn(raw('year', 'date')) ?? yearIn(raw('date')),
    authors: namesIn(raw('author')),
    url: known(raw('url').replaceAll('\\', '')),
    venue: known(plain('journaltitle', 'journal', 'booktitle', 'series', 'howpublished')),
  });
}

function first(fields: ReadonlyMap<string, string>, names: readonly string[]): string {
  return names.map(name => fields.get(name)).find(value => value !== undefined && value !== '') ?? '';
}

/** "arXiv preprint arXiv:2302.13971" as search engines give it in place of a journal. */
function arxivIn(text: string): string {
  return /arxiv[:\s]\s*([\w.-]+\/\d{7}|\d{4}\.\d{4,5})/iu.exec(text)?.[0].replace(/\s/u, ':') ?? '';
}

/** Names between "and" that no braces hold together. */
function namesIn(text: string): string[] {
  const held: string[] = [];
  const flat = text.replace(/\{(?:[^{}]|\{[^{}]*\})*\}/gu, part => `\ue000${held.push(part) - 1}\ue000`);
  const back = (name: string): string =>
    plainTex(name.replace(/\ue000(\d+)\ue000/gu, (_all, index: string) => held[Number(index)]!));
  return flat
    .split(/\s+and\s+/iu)
    .filter(name => name !== '' && name.toLowerCase() !== 'others')
    .map(name => tidy(back(firstLast(name))));
}
