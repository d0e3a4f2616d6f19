/** The graph ready for drawing and walking: columns, neighbour lists in typed arrays, degrees and ranks. */
import { type EdgeType, edgeTypes, type Label, nodeTypes } from '#graph/schema';
import type { GraphColumns } from './source.ts';

export interface Network {
  readonly columns: GraphColumns;
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly indexOf: ReadonlyMap<string, number>;
  readonly edgeIndexOf: (id: string) => number;
  /** For each node the number of its label in `nodeTypes`; 255 where the schema does not know it. */
  readonly labelOf: Uint8Array;
  /** For each edge the number of its type in `edgeTypes`; 255 where the schema does not know it. */
  readonly typeOf: Uint8Array;
  readonly degree: Uint32Array;
  /** Node numbers, the one with most edges first. */
  readonly byDegree: Uint32Array;
  /** First and last year of the papers. */
  readonly years: readonly [first: number, last: number] | null;
  /** Edges of a node: numbers into the edge columns. */
  edgesOf(node: number): Uint32Array;
  /** The node at the other end. */
  otherEnd(edge: number, node: number): number;
}

export const UNKNOWN = 255;

const labelNumbers = new Map<string, number>(nodeTypes.map((entry, index) => [entry.label, index]));
const typeNumbers = new Map<string, number>(edgeTypes.map((entry, index) => [entry.type, index]));

export const labelNumber = (label: Label | string): number => labelNumbers.get(label) ?? UNKNOWN;
export const typeNumber = (type: EdgeType | string): number => typeNumbers.get(type) ?? UNKNOWN;

export function buildNetwork(columns: GraphColumns): Network {
  const { nodes, edges } = columns;
  const nodeCount = nodes.id.length;
  const edgeCount = edges.id.length;
  const degree = degreesOf(columns);
  const { offsets, list } = incidence(columns, degree);
  let edgeIndex: Map<string, number> | null = null;
  return {
    columns,
    nodeCount,
    edgeCount,
    indexOf: new Map(nodes.id.map((id, index) => [id, index])),
    edgeIndexOf(id) {
      edgeIndex ??= new Map(edges.id.map((each, index) => [each, index]));
      return edgeIndex.get(id) ?? -1;
    },
    labelOf: Uint8Array.from(nodes.label, labelNumber),
    typeOf: Uint8Array.from(edges.type, typeNumber),
    degree,
    byDegree: Uint32Array.from({ length: nodeCount }, (_, index) => index).sort(
      (a, b) => degree[b]! - degree[a]! || a - b,
    ),
    years: extentOf(papersYears(columns)),
    edgesOf: node => list.subarray(offsets[node]!, offsets[node + 1]!),
    otherEnd: (edge, node) => (edges.source[edge] === node ? edges.target[edge]! : edges.source[edge]!),
  };
}

function degreesOf({ nodes, edges }: GraphColumns): Uint32Array {
  const degree = new Uint32Array(nodes.id.length);
  for (let edge = 0; edge < edges.id.length; edge++) {
    const [source, target] = [edges.source[edge]!, edges.target[edge]!];
    degree[source]! += 1;
    if (target !== source) degree[target]! += 1;
  }
  return degree;
}

/** Compressed rows: the edges of node n are `list[offsets[n] .. offsets[n + 1])`. */
function incidence(
  { nodes, edges }: GraphColumns,
  degree: Uint32Array,
): { readonly offsets: Uint32Array; readonly list: Uint32Array } {
  const offsets = new Uint32Array(nodes.id.length + 1);
  for (let node = 0; node < degree.length; node++) offsets[node + 1] = offsets[node]! + degree[node]!;
  const next = offsets.slice();
  const list = new Uint32Array(offsets.at(-1) ?? 0);
  for (let edge = 0; edge < edges.id.length; edge++) {
    const [source, target] = [edges.source[edge]!, edges.target[edge]!];
    list[next[source]!++] = edge;
    if (target !== source) list[next[target]!++] = edge;
  }
  return { offsets, list };
}

/** Years of papers; where no paper says its year, of the things that do. */
function papersYears({ nodes }: GraphColumns): readonly (number | null)[] {
  const papers = nodes.year.filter((year, node) => year !== null && labelNumber(nodes.label[node]!) === 0);
  return papers.length > 0 ? papers : nodes.year;
}

function extentOf(years: readonly (number | null)[]): readonly [number, number] | null {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const year of years) {
    if (year === null) continue;
    if (year < first) first = year;
    if (year > last) last = year;
  }
  return first <= last ? [first, last] : null;
}
