/** The graph as the explorer draws it: columns, not rows; an edge names its ends by their place in the node columns. */
import { joinBytes } from './columnar/strings.ts';
import type { Work } from './in-turns.ts';
import { nameAt } from './node-name.ts';
import type { GraphRows } from './rows.ts';
import { nodeTypeOf, nodeTypes } from './schema.ts';

export interface GraphColumns {
  readonly nodes: {
    readonly id: readonly string[];
    readonly label: readonly string[];
    readonly name: readonly string[];
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly community: readonly number[];
    readonly year: readonly (number | null)[];
    /** Bears the second label of its type, such as `BaseModel`. */
    readonly base: readonly boolean[];
  };
  readonly edges: {
    readonly id: readonly string[];
    readonly type: readonly string[];
    readonly source: readonly number[];
    readonly target: readonly number[];
    readonly confidence: readonly number[];
  };
}

/** How a node is shown in a line. */
export interface NodeCard {
  readonly id: string;
  readonly labels: readonly string[];
  readonly name: string;
  readonly year: number | null;
}

export function cardAt(rows: GraphRows, row: number): NodeCard {
  return { id: rows.nodeId(row), labels: rows.labels(row), name: nameAt(rows, row), year: yearAt(rows, row) };
}

/** What the catalog states needs no sentence: such an edge is certain. */
const CERTAIN = 1;

export function confidenceAt(rows: GraphRows, edge: number): number {
  const confidence = rows.edgeProperty(edge, 'confidence');
  return typeof confidence === 'number' ? confidence : CERTAIN;
}

const secondLabels: ReadonlySet<string> = new Set(
  nodeTypes.flatMap(entry => (entry.alsoLabelled ? [entry.alsoLabelled.label] : [])),
);

function yearAt(rows: GraphRows, row: number): number | null {
  const year = rows.nodeProperty(row, 'year');
  return typeof year === 'number' ? year : null;
}

const number =
  (name: string) =>
  (rows: GraphRows, row: number): number => {
    const value = rows.nodeProperty(row, name);
    return typeof value === 'number' ? value : 0;
  };

/** How each column is read of a row. */
type Cells<Side extends keyof GraphColumns> = {
  readonly [Name in keyof GraphColumns[Side]]: (
    rows: GraphRows,
    row: number,
  ) => GraphColumns[Side][Name] extends readonly (infer Cell)[] ? Cell : never;
};

const nodeCells: Cells<'nodes'> = {
  id: (rows, row) => rows.nodeId(row),
  label: (rows, row) => nodeTypeOf(rows.labels(row))?.label ?? rows.labels(row)[0] ?? '',
  name: nameAt,
  x: number('x'),
  y: number('y'),
  community: number('community'),
  year: yearAt,
  base: (rows, row) => rows.labels(row).some(label => secondLabels.has(label)),
};

const edgeCells: Cells<'edges'> = {
  id: (rows, edge) => rows.edgeId(edge),
  type: (rows, edge) => rows.edgeType(edge),
  source: (rows, edge) => rows.starts[edge]!,
  target: (rows, edge) => rows.ends[edge]!,
  confidence: confidenceAt,
};

export function toColumns(rows: GraphRows): GraphColumns {
  const read = (cells: object, count: number): object =>
    Object.fromEntries(
      Object.entries(cells).map(([name, cell]) => [
        name,
        Array.from({ length: count }, (_, row) => cell(rows, row)),
      ]),
    );
  return {
    nodes: read(nodeCells, rows.nodeCount) as GraphColumns['nodes'],
    edges: read(edgeCells, rows.edgeCount) as GraphColumns['edges'],
  };
}

/** Cells between two turns of others. */
const STRIDE = 2_048;

/** The columns as JSON in UTF-8. */
export function* columnsJson(rows: GraphRows): Work<Uint8Array> {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const add = (text: string): void => {
    parts.push(encoder.encode(text));
  };
  for (const [side, cells, count] of [
    ['{"nodes":{', nodeCells, rows.nodeCount],
    ['},"edges":{', edgeCells, rows.edgeCount],
  ] as const) {
    add(side);
    for (const [at, [name, cell]] of Object.entries(cells).entries()) {
      add(`${at === 0 ? '' : ','}"${name}":[`);
      for (let first = 0; first < count; first += STRIDE) {
        yield;
        const length = Math.min(STRIDE, count - first);
        const values = Array.from({ length }, (_, row) => cell(rows, first + row));
        add(`${first === 0 ? '' : ','}${JSON.stringify(values).slice(1, -1)}`);
      }
      add(']');
    }
  }
  add('}}');
  return joinBytes(parts);
}
