/** Search by name on the server: its full-text index brings candidates, which are then ranked as in memory. */
import type { ManagedTransaction, Node, Record } from 'neo4j-driver';
import type { GraphNode } from '../facts.ts';
import { rowsOf } from '../rows.ts';
import { indexRows, type NameHit } from '../search.ts';
import type { Connection } from './connection.ts';
import { luceneQuery } from './lucene.ts';
import * as statements from './statements.ts';
import { toLabels, toProperties } from './values.ts';

/** Candidates that are ranked: more than anybody reads, and no more than one answer should carry. */
const CANDIDATES = 500;

export async function searchNames(
  connection: Connection,
  text: string,
  limit: number,
  labels: readonly string[] = statements.labels,
): Promise<readonly NameHit[]> {
  const query = luceneQuery(text);
  if (query === '') return [];
  const records = await connection.read(async transaction => {
    const parameters = { query, labels, text: text.trim().toLowerCase(), limit: BigInt(CANDIDATES) };
    const statement = (await hasIndex(transaction)) ? statements.searchIndex : statements.searchTexts;
    return (await transaction.run(statement, parameters)).records;
  });
  const degrees = records.map(record => Number(record.get('degree')));
  return indexRows(rowsOf({ nodes: records.map(nodeOf), edges: [] }), degrees).find(text, limit, labels);
}

/** A graph that no build wrote has none, and one that was just made is not filled yet. */
async function hasIndex(transaction: ManagedTransaction): Promise<boolean> {
  return (await transaction.run(statements.findIndex)).records.length > 0;
}

function nodeOf(record: Record): GraphNode {
  const { labels, properties } = record.get('n') as Node;
  return { id: String(properties.id), labels: toLabels(labels), properties: toProperties(properties) };
}
