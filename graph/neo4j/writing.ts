/** Facts into Neo4j: in batches, nodes before edges, each batch one transaction that may run several times. */
import type { ManagedTransaction } from 'neo4j-driver';
import type { Facts, GraphEdge } from '../facts.ts';
import * as merging from '../facts.ts';
import type { Label } from '../schema.ts';
import type { WriteProgress } from '../store.ts';
import { StoreError } from '../store-error.ts';
import { batchesOf } from './batches.ts';
import type { Connection } from './connection.ts';
import { edgeRow, labelsIn, nodeRow, type Row } from './rows.ts';
import * as statements from './statements.ts';

/** What one transaction removes. */
const REMOVED_AT_ONCE = 5_000;

/** Constraints and indexes: before the first row. */
export async function createSchema(connection: Connection): Promise<void> {
  for (const statement of statements.schemaStatements)
    await connection.write(transaction => transaction.run(statement));
}

/** @throws StoreError where the database holds what Herdbook did not write */
export async function refuseForeign(connection: Connection): Promise<void> {
  await connection.read(async transaction => {
    const first = async (statement: string): Promise<readonly string[] | null> =>
      (await transaction.run(statement)).records[0]?.get('labels') ?? null;
    const foreign =
      (await first(statements.findForeignInOurs)) ??
      ((await first(statements.findOurs)) ? null : await first(statements.findForeign));
    if (foreign)
      throw new StoreError(
        `${connection.address} holds a graph that no build wrote (a node labelled ${foreign.join(', ') || 'nothing'}). Nothing was changed. Name a database of its own for this graph, or an empty server.`,
      );
  });
}

/** Writes the facts as they are, then takes away what earlier builds wrote and these facts do not state. */
export async function replaceFacts(
  connection: Connection,
  facts: Facts,
  build: string,
  onProgress: WriteProgress,
): Promise<void> {
  const labelOf = new Map(facts.nodes.map(node => [node.id, labelsIn(node).label] as const));
  const total = facts.nodes.length + facts.edges.length;
  // An edge without its ends is refused before the first row is written.
  const edges = [...batchesOf(facts.edges, edge => kindOf(edge, labelOf))];
  let done = 0;
  await connection.write(transaction => transaction.run(statements.forgetLastBuild));
  const write = async (statement: string, rows: readonly Row[]): Promise<void> => {
    await connection.write(transaction => writeRows(transaction, statement, rows));
    done += rows.length;
    onProgress(done, total);
  };
  for (const { key, items } of batchesOf(facts.nodes, labelsIn))
    await write(
      statements.mergeNodes(key.label, key.second),
      items.map(node => nodeRow(merging.mergeNodes(node, node), build)),
    );
  for (const { key, items } of edges)
    await write(
      statements.mergeEdges(key),
      items.map(edge => edgeRow(merging.mergeEdges(edge, edge), build)),
    );
  for (const statement of statements.removals) await removeAll(connection, statement, build);
  await noteLastBuild(connection, build);
}

/** From now on this is the build that the graph is of. */
export function noteLastBuild(connection: Connection, build: string): Promise<unknown> {
  return connection.write(async transaction => {
    await transaction.run(statements.forgetLastBuild);
    await transaction.run(statements.noteLastBuild, { build });
  });
}

export function kindOf(
  { id, type, start, end }: GraphEdge,
  labelOf: ReadonlyMap<string, Label>,
): statements.EdgeKind {
  const [from, to] = [start, end].map(node => {
    const label = labelOf.get(node);
    if (label) return label;
    throw new StoreError(
      `Expected the node ${JSON.stringify(node)} for the edge ${JSON.stringify(id)}, got none. Add the node with the edge.`,
    );
  }) as [Label, Label];
  return { type, from, to };
}

/** @throws StoreError where an end of an edge is gone */
export async function writeRows(
  transaction: ManagedTransaction,
  statement: string,
  rows: readonly Row[],
): Promise<void> {
  const { records } = await transaction.run(statement, { rows });
  if (Number(records[0]?.get('written') ?? 0) < rows.length) throw changedMeanwhile();
}

export function changedMeanwhile(): StoreError {
  return new StoreError(
    'Another build changed the graph while this one wrote it. Run this again when the other has ended.',
    { retriable: true },
  );
}

async function removeAll(connection: Connection, statement: string, build: string): Promise<void> {
  for (;;) {
    const { records } = await connection.write(transaction =>
      transaction.run(statement, { build, limit: BigInt(REMOVED_AT_ONCE) }),
    );
    if (Number(records[0]!.get('removed')) < REMOVED_AT_ONCE) return;
  }
}
