/** Tables: CSV, TSV and their kin, with the header names that people, Zotero, Scopus and Web of Science use. */
import { parse } from 'csv-parse/sync';
import { known, splitAuthors, tidy, yearIn } from './field-text.ts';
import { type FieldMap, type MappedField, type Report, rawRecord, type SourceFormat } from './format.ts';
import { excerpt } from './problem.ts';
import type { Line } from './source.ts';
import { plainTexIfAny } from './tex.ts';

/** Header names, letters and digits only, in the order in which they are looked for. */
const usualNames: Readonly<Record<MappedField, readonly string[]>> = {
  id: ['id', 'paperid'],
  title: ['title', 'papertitle', 'articletitle', 'documenttitle', 'primarytitle', 'ti'],
  abstract: ['abstract', 'abstractnote', 'abstracttext', 'summary', 'ab'],
  year: [
    'year',
    'publicationyear',
    'pubyear',
    'yearpublished',
    'py',
    'date',
    'publicationdate',
    'published',
    'coverdate',
  ],
  authors: ['authorfullnames', 'authors', 'author', 'authornames', 'creators', 'au'],
  url: ['url', 'link', 'urlabs', 'paperurl', 'ur'],
  venue: [
    'venue',
    'journal',
    'publicationtitle',
    'sourcetitle',
    'booktitle',
    'conference',
    'publicationname',
    'so',
  ],
  doi: ['doi', 'doilink', 'di'],
};
const OTHER_IDS: readonly string[] = [
  'arxiv',
  'arxivid',
  'openalex',
  'openalexid',
  'corpusid',
  's2id',
  'extra',
];
const DELIMITERS = ['\t', ';', ',', '|'] as const;

const plainName = (header: string): string => header.toLowerCase().replace(/[^a-z0-9]+/gu, '');

export const csv: SourceFormat = {
  name: 'csv',
  says: 'a table (CSV or TSV) of which the first line names the columns, title and abstract among them',
  recognises(head) {
    const names = (head.split('\n')[0] ?? '').split(delimiterOf(head)).map(plainName);
    return (['title', 'abstract'] as const).every(field =>
      usualNames[field].some(name => names.includes(name)),
    );
  },
  mapped: true,
  async *read(lines, report, fields) {
    const rows = rowsOf(lines, report)[Symbol.asyncIterator]();
    const header = await rows.next();
    if (header.done) return;
    const columns = columnsOf(header.value.cells, fields, report);
    if (!columns) return;
    const { places, ids } = columns;
    for (let next = await rows.next(); !next.done; next = await rows.next()) {
      const { line, cells } = next.value;
      const text = (field: MappedField): string => tidy(cells[places[field]]);
      yield rawRecord({
        line,
        id: known(text('id')),
        ids: [
          `doi:${text('doi').replace(/^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)/iu, '')}`,
          ...ids.flatMap(place => cells[place]?.split('\n') ?? []),
        ],
        title: tidy(plainTexIfAny(text('title'))),
        abstract: tidy(plainTexIfAny(text('abstract'))),
        year: yearIn(text('year')),
        authors: splitAuthors(text('authors').replace(/\s\(\d+\)/gu, '')),
        url: known(text('url')),
        venue: known(text('venue')),
      });
    }
  },
};

interface Columns {
  readonly places: Readonly<Record<MappedField, number>>;
  readonly ids: readonly number[];
}

function columnsOf(header: readonly string[], fields: FieldMap, report: Report): Columns | null {
  const names = header.map(plainName);
  const find = (field: string): number => {
    const wanted = fields[field as MappedField];
    if (wanted !== undefined) return header.findIndex(name => name.trim() === wanted);
    return usualNames[field as MappedField].map(name => names.indexOf(name)).find(place => place >= 0) ?? -1;
  };
  const places = Object.fromEntries(
    Object.keys(usualNames).map(field => [field, find(field)]),
  ) as Columns['places'];
  const missing = Object.keys(usualNames).find(
    field =>
      places[field as MappedField] < 0 &&
      (field === 'title' || field === 'abstract' || fields[field as MappedField] !== undefined),
  );
  if (missing === undefined)
    return { places, ids: OTHER_IDS.flatMap(name => (names.includes(name) ? [names.indexOf(name)] : [])) };
  report({
    line: 1,
    expected: `a column ${fields[missing as MappedField] ?? missing}`,
    got: `the columns ${header.join(', ').slice(0, 200)}`,
    todo: `Name it with --map, for example --map ${missing}=${JSON.stringify(header[0] ?? 'Column')}.`,
  });
  return null;
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A cell of more lines is a quote that was never closed. */
const MOST_LINES = 200;

/** Cells may hold line breaks, so a row can take several lines. */
async function* rowsOf(lines: AsyncIterable<Line>, report: Report): AsyncGenerator<Row> {
  let delimiter: string | null = null;
  let held: Line[] = [];
  const leave = (): Line[] => {
    const [{ number, text }, ...rest] = held as [Line, ...Line[]];
    report({
      line: number,
      expected: 'a row with closed quotes',
      got: excerpt(text),
      todo: 'Correct it; it was left out.',
    });
    held = [];
    return rest;
  };
  function* take(queue: Line[]): Generator<Row> {
    for (let line = queue.shift(); line; line = queue.shift()) {
      held.push(line);
      const text = held.map(one => one.text).join('\n');
      delimiter ??= delimiterOf(text);
      if (!isOpen(text, delimiter)) {
        yield* rowOf(held[0]!.number, text, delimiter, report);
        held = [];
      } else if (held.length >= MOST_LINES) queue.unshift(...leave());
    }
  }
  for await (const line of lines) yield* take([line]);
  while (held.length > 0) yield* take(leave());
}

/** Does a quoted cell go on behind the text? */
function isOpen(text: string, delimiter: string): boolean {
  if (!text.includes('"')) return false;
  const sign = delimiter === '|' ? '\\|' : delimiter;
  const closed = new RegExp(`(^|${sign})"(?:[^"]|"")*"(?=${sign}|$)`, 'gu');
  return new RegExp(`(?:^|${sign})"`, 'u').test(text.replace(closed, '$1'));
}

function rowOf(line: number, text: string, delimiter: string, report: Report): Row[] {
  if (text.trim() === '') return [];
  try {
    const [cells = []] = parse(text, { delimiter, relax_quotes: true, relax_column_count: true });
    return [{ line, cells }];
  } catch (error) {
    const got = error instanceof Error ? error.message.slice(0, 120) : String(error);
    report({ line, expected: 'a row of the table', got, todo: 'Correct it; it was left out.' });
    return [];
  }
}

function delimiterOf(head: string): string {
  const line = head.split('\n')[0] ?? '';
  const count = (sign: string): number => line.split(sign).length - 1;
  return DELIMITERS.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
