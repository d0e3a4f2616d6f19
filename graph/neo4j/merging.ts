/** Facts merged into what stands in Neo4j: read under lock, merged as in memory, and written where that changed something. */
import type {
  Node as DriverNode,
  Record as DriverRecord,
  Relationship as DriverRelationship,
  ManagedTransaction,
} from 'neo4j-driver';
import {
  compareText,
  type Facts,
  type GraphEdge,
  type GraphNode,
  mergeEdges,
  mergeFacts,
  mergeNodes,
} from '../facts.ts';
import type { Label } from '../schema.ts';
import type { MergeSummary } from '../store.ts';
import { batchesOf } from './batches.ts';
import type { Connection } from './connection.ts';
import { edgeRow, labelsIn, nodeRow } from './rows.ts';
import * as statements from './statements.ts';
import { toLabels, toProperties } from './values.ts';
import { changedMeanwhile, kindOf, noteLastBuild, writeRows } from './writing.ts';

interface Counts {
  readonly created: number;
  readonly changed: number;
}

/** What changed, in a batch; the rest stands as it stood. */
interface Difference<Fact> extends Counts {
  readonly facts: readonly Fact[];
}

/** All ends are looked for before anything is written; a batch is all or nothing. */
export async function mergeInto(connection: Connection, given: Facts, build: string): Promise<MergeSummary> {
  const { nodes, edges } = mergeFacts([given]);
  const labelOf = await labelsOfEnds(connection, nodes, edges);
  // Throws before the first row is written.
  const edgeBatches = [...batchesOf([...edges].sort(byEnds), edge => kindOf(edge, labelOf))];
  const forNodes: Counts[] = [];
  for (const { items } of batchesOf(nodes, () => ({})))
    forNodes.push(await connection.write(transaction => mergeNodeBatch(transaction, items, build)));
  const forEdges: Counts[] = [];
  for (const { key, items } of edgeBatches)
    forEdges.push(await connection.write(transaction => mergeEdgeBatch(transaction, key, items, build)));
  const sum = (counts: readonly Counts[], name: keyof Counts): number =>
    counts.reduce((all, one) => all + one[name], 0);
  const summary: MergeSummary = {
    nodesCreated: sum(forNodes, 'created'),
    edgesCreated: sum(forEdges, 'created'),
    nodesChanged: sum(forNodes, 'changed'),
    edgesChanged: sum(forEdges, 'changed'),
  };
  if (Object.values(summary).some(count => count > 0)) await noteLastBuild(connection, build);
  return summary;
}

async function labelsOfEnds(
  connection: Connection,
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
): Promise<ReadonlyMap<string, Label>> {
  const labelOf = new Map(nodes.map(node => [node.id, labelsIn(node).label] as const));
  const ids = [...new Set(edges.flatMap(({ start, end }) => [start, end]))].filter(id => !labelOf.has(id));
  if (ids.length === 0) return labelOf;
  await connection.read(async transaction => {
    for (const label of statements.labels)
      for (const record of (await transaction.run(statements.findLabels(label), { ids })).records)
        labelOf.set(record.get('id') as string, label);
  });
  return labelOf;
}

async function mergeNodeBatch(
  transaction: ManagedTransaction,
  nodes: readonly GraphNode[],
  build: string,
): Promise<Counts> {
  const held = new Map<string, GraphNode>();
  const hold = (record: DriverRecord): void => {
    const { labels, properties } = record.get('n') as DriverNode;
    const id = properties.id as string;
    held.set(id, { id, labels: toLabels(labels), properties: toProperties(properties) });
  };
  const ids = nodes.map(node => node.id);
  for (const label of statements.labels)
    (await transaction.run(statements.lockNodes(label), { ids })).records.forEach(hold);
  for (const label of statements.labels) {
    const missing = nodes.filter(node => !held.has(node.id) && labelsIn(node).label === label);
    if (missing.length === 0) continue;
    const parameters = { ids: missing.map(node => node.id) };
    const { records } = await transaction.run(statements.claimNodes(label), parameters);
    records.filter(record => !record.get('isNew')).forEach(hold);
  }
  const { facts, created, changed } = differenceOf(nodes, held, mergeNodes);
  for (const { key, items } of batchesOf(facts, labelsIn))
    await writeRows(
      transaction,
      statements.mergeNodes(key.label, key.second),
      items.map(node => nodeRow(node, build)),
    );
  return { created, changed };
}

async function mergeEdgeBatch(
  transaction: ManagedTransaction,
  kind: statements.EdgeKind,
  edges: readonly GraphEdge[],
  build: string,
): Promise<Counts> {
  const held = new Map<string, GraphEdge>();
  const rows = edges.map(({ id, start, end }) => ({ id, start, end }));
  const { records } = await transaction.run(statements.claimEdges(kind), { rows });
  if (records.length < rows.length) throw changedMeanwhile();
  for (const record of records) {
    if (record.get('isNew')) continue;
    const { properties } = record.get('r') as DriverRelationship;
    const [id, start, end] = [properties.id, record.get('start'), record.get('end')] as [
      string,
      string,
      string,
    ];
    held.set(id, { id, type: kind.type, start, end, properties: toProperties(properties) });
  }
  const { facts, created, changed } = differenceOf(edges, held, mergeEdges);
  if (facts.length > 0)
    await writeRows(
      transaction,
      statements.mergeEdges(kind),
      facts.map(edge => edgeRow(edge, build)),
    );
  return { created, changed };
}

/** All writers take the ends that many edges share in the same order, so that none waits for one that waits for it. */
function byEnds(a: GraphEdge, b: GraphEdge): number {
  return compareText(a.end, b.end) || compareText(a.start, b.start) || compareText(a.id, b.id);
}

function differenceOf<Fact extends { readonly id: string }>(
  facts: readonly Fact[],
  held: ReadonlyMap<string, Fact>,
  merge: (a: Fact, b: Fact) => Fact,
): Difference<Fact> {
  const changedFacts: Fact[] = [];
  let [created, changed] = [0, 0];
  for (const fact of facts) {
    const had = held.get(fact.id);
    const merged = merge(had ?? fact, fact);
    if (!had) created += 1;
    else if (JSON.stringify(had) === JSON.stringify(merged)) continue;
    else changed += 1;
    changedFacts.push(merged);
  }
  return { facts: changedFacts, created, changed };
}
