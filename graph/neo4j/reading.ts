/** Facts out of Neo4j, in the order of ids, all from one reading transaction. */
import type {
  Node as DriverNode,
  Record as DriverRecord,
  Relationship as DriverRelationship,
  ManagedTransaction,
} from 'neo4j-driver';
import { compareText, type Facts, type GraphEdge, type GraphNode } from '../facts.ts';
import { edgeTypes, nodeTypeOf } from '../schema.ts';
import type { Connection } from './connection.ts';
import * as statements from './statements.ts';
import { toLabels, toProperties } from './values.ts';

export function readFacts(connection: Connection): Promise<Facts> {
  return connection.read(async transaction => {
    const nodes: GraphNode[] = [];
    for (const label of statements.labels)
      for await (const record of rowsOf(transaction, statements.readNodes(label))) {
        const { labels, properties } = record.get('n') as DriverNode;
        // A node with two labels of the schema is read once.
        if (nodeTypeOf(toLabels(labels))?.label !== label) continue;
        nodes.push({
          id: String(properties.id),
          labels: toLabels(labels),
          properties: toProperties(properties),
        });
      }
    const edges: GraphEdge[] = [];
    for (const { type } of edgeTypes)
      for await (const record of rowsOf(transaction, statements.readEdges(type))) {
        const { properties } = record.get('r') as DriverRelationship;
        const [start, end] = [String(record.get('start')), String(record.get('end'))];
        edges.push({ id: String(properties.id), type, start, end, properties: toProperties(properties) });
      }
    return { nodes: nodes.sort(byId), edges: edges.sort(byId) };
  });
}

function rowsOf(transaction: ManagedTransaction, statement: string): AsyncIterable<DriverRecord> {
  return transaction.run(statement);
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareText(a.id, b.id);
}
