/** Reads a catalog table (tab-separated, header first) and checks each row against its columns. */
import { readFileSync } from 'node:fs';

export interface Column {
  readonly name: string;
  /** What a cell must look like; `expected` says so in words. */
  readonly test: RegExp;
  readonly expected: string;
}

export type Row = Readonly<Record<string, string>>;

/** A catalog file that is not as it must be. */
export class CatalogError extends Error {
  override readonly name = 'CatalogError';

  constructor(file: string, line: number, expected: string, got: string) {
    super(
      `${file}:${line}: expected ${expected}, got ${JSON.stringify(got)}. Correct the line and run again.`,
    );
  }
}

export const columns = {
  name: { name: 'name', test: /^\S.*$/u, expected: 'a name' },
  aliases: {
    name: 'aliases',
    test: /^(?:[^|]+(?:\|[^|]+)*)?$/u,
    expected: 'names separated by |, or nothing',
  },
  year: { name: 'year', test: /^(?:(?:19|20)\d\d)?$/u, expected: 'a year such as 2023, or nothing' },
  arxiv: {
    name: 'arxiv',
    test: /^(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})?$/u,
    expected: 'an arXiv id such as 2302.13971, or nothing',
  },
  field: { name: 'field', test: /^(?:-?\d+)?$/u, expected: 'a whole number, or nothing' },
  guarded: { name: 'guarded', test: /^y?$/u, expected: '"y" or nothing' },
  aim: { name: 'aim', test: /^y?$/u, expected: '"y" or nothing' },
} satisfies Record<string, Column>;

export const text = (name: string): Column => ({ name, test: /^.*$/u, expected: 'text' });

/** @throws CatalogError with file and line, at the first cell that does not fit */
export function readTable(file: string, expected: readonly Column[]): Row[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').split(/\r?\n/u);
  const names = expected.map(column => column.name).join('\t');
  if (header !== names) throw new CatalogError(file, 1, `the header ${JSON.stringify(names)}`, header);
  const rows: Row[] = [];
  lines.forEach((line, index) => {
    if (line === '') return;
    const cells = line.split('\t');
    if (cells.length !== expected.length)
      throw new CatalogError(file, index + 2, `${expected.length} cells`, line);
    expected.forEach((column, at) => {
      if (!column.test.test(cells[at]!))
        throw new CatalogError(file, index + 2, `${column.expected} under ${column.name}`, cells[at]!);
    });
    rows.push(Object.fromEntries(expected.map((column, at) => [column.name, cells[at]!])));
  });
  return rows;
}
