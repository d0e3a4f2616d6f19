/** CSV (RFC 4180): one line an edge with the names of its ends and its sentence, for spreadsheets and data frames. */
import { evidenceOf, type Facts, type GraphNode } from '../facts.ts';
import { nameOf } from '../node-name.ts';
import { textOf } from './columns.ts';
import type { GraphFormat } from './format.ts';

export const csv: GraphFormat = {
  name: 'csv',
  extension: 'csv',
  mediaType: 'text/csv; charset=utf-8',
  says: 'one line an edge with its sentence, for spreadsheets and data frames',
  write,
};

const COLUMNS = [
  'start', 'start_label', 'start_name', 'type', 'end', 'end_label', 'end_name',
  'sentence', 'rule', 'confidence', 'paper', 'sizes', 'how', 'metric', 'value',
] as const; // biome-ignore format: a table

function* write({ nodes, edges }: Facts): Generator<string> {
  const byId = new Map(nodes.map(node => [node.id, node]));
  yield line(COLUMNS);
  for (const edge of edges) {
    const [start, end] = [byId.get(edge.start), byId.get(edge.end)];
    const [best] = evidenceOf(edge);
    const property = (name: string): string => textOf(edge.properties[name] ?? '');
    yield line([
      edge.start,
      labelOf(start),
      start ? nameOf(start) : '',
      edge.type,
      edge.end,
      labelOf(end),
      end ? nameOf(end) : '',
      best?.sentence ?? '',
      best?.rule ?? '',
      best ? String(best.confidence) : '',
      best?.paper ?? '',
      ...['sizes', 'how', 'metric', 'value'].map(property),
    ]);
  }
}

const labelOf = (node: GraphNode | undefined): string => node?.labels[0] ?? '';

function line(fields: readonly string[]): string {
  return `${fields.map(quote).join(',')}\r\n`;
}

/** A text that a spreadsheet would take for a formula is led by an apostrophe, as OWASP advises against CSV injection. */
function quote(field: string): string {
  const safe = /^[=+\-@\t\r]/u.test(field) && !/^[-+]?[\d.]+%?$/u.test(field) ? `'${field}` : field;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
