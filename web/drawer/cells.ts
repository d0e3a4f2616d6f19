/** Values of a result as text, for sorting, saving and reading aloud; and the nodes that a result is about. */
import { nameOf } from '#graph/node-name';
import { edgeTypes } from '#graph/schema';
import type { Cell, ResultNode, ResultPath, ResultRelationship, Table } from '../data/source.ts';
import { phraseOf } from '../panels/words.ts';

type Kind = 'node' | 'relationship' | 'path';

function hasKind(cell: Cell, kind: Kind): boolean {
  return typeof cell === 'object' && cell !== null && 'kind' in cell && cell.kind === kind;
}

export const isNode = (cell: Cell): cell is ResultNode => hasKind(cell, 'node');
export const isRelationship = (cell: Cell): cell is ResultRelationship => hasKind(cell, 'relationship');
export const isPath = (cell: Cell): cell is ResultPath => hasKind(cell, 'path');

export const isEdgeType = (text: string): boolean => edgeTypes.some(({ type }) => type === text);

export function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (isNode(cell)) return nameOf(cell);
  if (isRelationship(cell)) return phraseOf(cell.type, true);
  if (isPath(cell)) return cell.nodes.map(nameOf).join(' – ');
  if (Array.isArray(cell)) return cell.map(textOf).join(', ');
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}

export function compareCells(a: Cell, b: Cell): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  // What is missing comes last, whichever way one sorts up.
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return textOf(a).localeCompare(textOf(b), 'en', { numeric: true });
}

/** Ids of all nodes in the result, in the order in which they come. */
export function nodesIn({ rows }: Table): readonly string[] {
  const ids = new Set<string>();
  const collect = (cell: Cell): void => {
    if (isNode(cell)) ids.add(cell.id);
    else if (isPath(cell)) for (const node of cell.nodes) ids.add(node.id);
    else if (isRelationship(cell)) ids.add(cell.start).add(cell.end);
    else if (Array.isArray(cell)) for (const each of cell) collect(each);
  };
  for (const row of rows) for (const cell of row) collect(cell);
  return [...ids];
}

export const hasNodes = ({ rows }: Table): boolean => rows.some(row => row.some(isAboutNodes));

const isAboutNodes = (cell: Cell): boolean =>
  isNode(cell) || isPath(cell) || isRelationship(cell) || (Array.isArray(cell) && cell.some(isAboutNodes));

export const hasPaths = ({ rows }: Table): boolean => rows.some(row => row.some(isPath));

/** RFC 4180; a text that a spreadsheet would take for a formula is kept a text. */
export function toCsv({ columns, rows }: Table): string {
  const line = (cells: readonly string[]): string =>
    cells
      .map(text => (/^[=+\-@\t\r]/u.test(text) && !/^-?\d/u.test(text) ? `'${text}` : text))
      .map(text => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
      .join(',');
  return `${[columns, ...rows.map(row => row.map(textOf))].map(line).join('\r\n')}\r\n`;
}
