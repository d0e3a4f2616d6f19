/** How the rows of a query are written: a table for people, JSON and CSV for programs. */
import { Duration, type QueryResult, Temporal, type Value } from '#cypher';

export interface ResultFormat {
  readonly name: string;
  /** @param width columns of the terminal; 0: not a terminal, so nothing is shortened */
  write(result: QueryResult, width: number): Iterable<string>;
}

export const resultFormats: readonly ResultFormat[] = [
  { name: 'table', write: writeTable },
  { name: 'json', write: writeJson },
  { name: 'csv', write: writeCsv },
];

/** Integers beyond 2^53 as strings: JSON has no place for them. */
const plain = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

function* writeJson({ columns, rows }: QueryResult): Generator<string> {
  yield '[';
  let separator = '\n';
  for (const row of rows) {
    yield `${separator}${JSON.stringify(Object.fromEntries(columns.map((name, index) => [name, row[index]])), plain)}`;
    separator = ',\n';
  }
  yield rows.length === 0 ? ']\n' : '\n]\n';
}

/** RFC 4180: lines end in CRLF, null is an empty field. */
function* writeCsv({ columns, rows }: QueryResult): Generator<string> {
  const field = (text: string): string => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  yield `${columns.map(field).join(',')}\r\n`;
  for (const row of rows)
    yield `${row.map(value => field(value === null ? '' : showValue(value, 'whole'))).join(',')}\r\n`;
}

function* writeTable({ columns, rows }: QueryResult, width: number): Generator<string> {
  const cells = rows.map(row => row.map(value => oneLine(showValue(value, 'short'))));
  const widths = columns.map((name, index) =>
    cells.reduce((longest, row) => Math.max(longest, lengthOf(row[index]!)), lengthOf(name)),
  );
  const fitted = width > 0 ? fitWidths(widths, width - 2 * (columns.length - 1)) : widths;
  const right = columns.map((_, index) => rows.length > 0 && rows.every(row => isNumber(row[index]!)));
  const line = (row: readonly string[]): string =>
    `${row
      .map((text, index) => pad(text, fitted[index]!, right[index]!))
      .join('  ')
      .trimEnd()}\n`;
  yield line(columns);
  yield line(fitted.map(size => '─'.repeat(size)));
  for (const row of cells) yield line(row);
}

const isNumber = (value: Value): boolean =>
  value === null || typeof value === 'number' || typeof value === 'bigint';
const oneLine = (text: string): string => text.replace(/\s+/gu, ' ');
const lengthOf = (text: string): number => [...text].length;

/** Takes from the widest columns until the line fits; none falls below eight letters. */
function fitWidths(widths: readonly number[], room: number): number[] {
  const fitted = [...widths];
  let excess = fitted.reduce((sum, width) => sum + width, 0) - room;
  while (excess > 0) {
    const widest = Math.max(...fitted);
    if (widest <= 8) break;
    fitted[fitted.indexOf(widest)] = widest - 1;
    excess -= 1;
  }
  return fitted;
}

function pad(text: string, width: number, right: boolean): string {
  const letters = [...text];
  const shown = letters.length > width ? `${letters.slice(0, width - 1).join('')}…` : text;
  const gap = ' '.repeat(width - Math.min(letters.length, width));
  return right ? gap + shown : shown + gap;
}

/** `short`: a node is its name; `whole`: all that it holds, as JSON. */
function showValue(value: Value, extent: 'short' | 'whole'): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value instanceof Temporal || value instanceof Duration)
    return String(value);
  if (extent === 'whole') return JSON.stringify(value, plain);
  if (Array.isArray(value)) return `[${value.map(item => showValue(item, extent)).join(', ')}]`;
  return showElement(value) ?? JSON.stringify(value, plain);
}

/** `(Llama 2:Model)`, `[:BUILDS_ON]`, and a path as a chain of both; null for what is no part of a graph. */
function showElement(value: object): string | null {
  const element = value as {
    kind?: string;
    labels?: string[];
    properties?: Record<string, unknown>;
    id?: string;
    type?: string;
  };
  if (element.kind === 'node' && element.properties) {
    const { name, title } = element.properties;
    return `(${name ?? title ?? element.id}:${element.labels?.[0] ?? ''})`;
  }
  if (element.kind === 'relationship') return `[:${element.type}]`;
  if (element.kind !== 'path') return null;
  const { nodes, relationships } = value as {
    nodes: { id: string }[];
    relationships: { type: string; start: string }[];
  };
  return nodes.reduce((chain, node, index) => {
    const step = relationships[index - 1];
    if (!step) return showElement(node) ?? '';
    const forward = step.start === nodes[index - 1]!.id;
    return `${chain}${forward ? '-' : '<-'}[:${step.type}]${forward ? '->' : '-'}${showElement(node)}`;
  }, '');
}
