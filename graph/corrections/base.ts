/** A graph before it is corrected, as corrections look into it. */
import type { Facts, GraphEdge, GraphNode } from '../facts.ts';
import { nameAt, nameOf } from '../node-name.ts';
import type { GraphRows } from '../rows.ts';

export interface BaseGraph {
  node(id: string): GraphNode | undefined;
  nodes(): Iterable<readonly [id: string, node: GraphNode]>;
  edge(id: string): GraphEdge | undefined;
  edges(): Iterable<readonly [id: string, edge: GraphEdge]>;
  /** Ids of the edges at a node, in the order of the edges. */
  edgesAt(node: string): Iterable<string>;
  /** Ids of the things, papers are none, of a name. @param key `nameKey` of the name */
  called(key: string): readonly string[];
}

/** Names are the same whatever their case. */
export const nameKey = (name: string): string => name.toLowerCase();

export function baseOfFacts({ nodes, edges }: Facts): BaseGraph {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const edgesById = new Map(edges.map(edge => [edge.id, edge]));
  const edgesAt = new Map<string, Set<string>>();
  for (const { id, start, end } of edges)
    for (const node of [start, end]) {
      const tied = edgesAt.get(node);
      if (tied) tied.add(id);
      else edgesAt.set(node, new Set([id]));
    }
  return {
    node: id => byId.get(id),
    nodes: () => byId,
    edge: id => edgesById.get(id),
    edges: () => edgesById,
    edgesAt: node => edgesAt.get(node) ?? [],
    called: namesIn(
      nodes.filter(({ labels }) => labels[0] !== 'Paper'),
      nameOf,
      ({ id }) => id,
    ),
  };
}

/** The same, where an element is made when it is looked at. The rows are in the order of ids. */
export function baseOfRows(rows: GraphRows): BaseGraph {
  const edgesOf = tiedEdges(rows);
  const things = Array.from({ length: rows.nodeCount }, (_, row) => row).filter(
    row => rows.labels(row)[0] !== 'Paper',
  );
  return {
    node: id => at(rows.nodeRow(id), row => rows.node(row)),
    *nodes() {
      for (let row = 0; row < rows.nodeCount; row++) yield [rows.nodeId(row), rows.node(row)];
    },
    edge: id => at(rows.edgeRow(id), row => rows.edge(row)),
    *edges() {
      for (let row = 0; row < rows.edgeCount; row++) yield [rows.edgeId(row), rows.edge(row)];
    },
    edgesAt: node => Array.from(at(rows.nodeRow(node), edgesOf) ?? [], row => rows.edgeId(row)),
    called: namesIn(
      things,
      row => nameAt(rows, row),
      row => rows.nodeId(row),
    ),
  };
}

/** Ids by names, which are put in order when one is first asked for. */
function namesIn<Thing>(
  things: readonly Thing[],
  nameOfThing: (thing: Thing) => string,
  idOf: (thing: Thing) => string,
): (key: string) => readonly string[] {
  let byName: Map<string, string[]> | null = null;
  const index = (): Map<string, string[]> => {
    const made = new Map<string, string[]>();
    for (const thing of things) {
      const key = nameKey(nameOfThing(thing));
      const held = made.get(key);
      if (held) held.push(idOf(thing));
      else made.set(key, [idOf(thing)]);
    }
    return made;
  };
  return key => {
    byName ??= index();
    return byName.get(key) ?? [];
  };
}

const at = <Value>(row: number | undefined, make: (row: number) => Value): Value | undefined =>
  row === undefined ? undefined : make(row);

/** Rows of the edges at a node; one that ties it to itself comes once. */
function tiedEdges({ nodeCount, edgeCount, starts, ends }: GraphRows): (node: number) => Uint32Array {
  const firsts = new Uint32Array(nodeCount + 1);
  const sides = (edge: number): readonly number[] =>
    starts[edge] === ends[edge] ? [starts[edge]!] : [starts[edge]!, ends[edge]!];
  for (let edge = 0; edge < edgeCount; edge++) for (const node of sides(edge)) firsts[node + 1]! += 1;
  for (let node = 0; node < nodeCount; node++) firsts[node + 1]! += firsts[node]!;
  const next = firsts.slice();
  const tied = new Uint32Array(firsts[nodeCount]!);
  for (let edge = 0; edge < edgeCount; edge++) for (const node of sides(edge)) tied[next[node]!++] = edge;
  return node => tied.subarray(firsts[node]!, firsts[node + 1]!);
}
