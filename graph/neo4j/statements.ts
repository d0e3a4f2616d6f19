/** Every statement that writes or reads facts in Neo4j, made from the schema: no name in them comes from anywhere else. */
import { type EdgeType, edgeTypes, type Label, nodeTypes } from '../schema.ts';
import { BUILD_ID, LAST_BUILD, NEW } from './values.ts';

export const labels: readonly Label[] = nodeTypes.map(type => type.label);
const secondLabels: ReadonlyMap<string, string> = new Map(
  nodeTypes.flatMap(({ label, alsoLabelled }) =>
    alsoLabelled ? [[label, alsoLabelled.label] as const] : [],
  ),
);

export const allLabels: readonly string[] = [...labels, ...secondLabels.values()];

export const FULLTEXT_INDEX = 'herdbook_names';

/** Before the first row: ids are unique, names can be searched, and the last build is found at once. */
export const schemaStatements: readonly string[] = [
  ...labels.map(
    label =>
      `CREATE CONSTRAINT herdbook_${label.toLowerCase()}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`,
  ),
  `CREATE INDEX herdbook_last_build IF NOT EXISTS FOR (n:Paper) ON (n.${LAST_BUILD})`,
  `CREATE FULLTEXT INDEX ${FULLTEXT_INDEX} IF NOT EXISTS FOR (n:${labels.join('|')}) ON EACH [n.name, n.aliases, n.title]`,
];

/** The second label that a node of the type may bear. */
export function secondLabel(label: Label): string | null {
  return secondLabels.get(label) ?? null;
}

/** Rows: `id`, `properties` (all that the node shall bear). */
export function mergeNodes(label: Label, second: boolean): string {
  const other = secondLabel(label);
  const more = other === null ? '' : second ? ` SET n:${other}` : ` REMOVE n:${other}`;
  return `UNWIND $rows AS row MERGE (n:${label} {id: row.id}) SET n = row.properties${more} RETURN count(n) AS written`;
}

/** A type between two labels: Neo4j finds the ends by the indexes of their labels. */
export interface EdgeKind {
  readonly type: EdgeType;
  readonly from: Label;
  readonly to: Label;
}

/** Rows: `id`, `start`, `end`, `properties`. The count tells where an end was missing. */
export function mergeEdges({ type, from, to }: EdgeKind): string {
  return `UNWIND $rows AS row MATCH (a:${from} {id: row.start}) MATCH (b:${to} {id: row.end}) MERGE (a)-[r:${type} {id: row.id}]->(b) SET r = row.properties RETURN count(r) AS written`;
}

/** Locks what it finds, so that of two writers the second reads what the first has written. */
export function lockNodes(label: Label): string {
  return `UNWIND $ids AS id MATCH (n:${label} {id: id}) SET n.id = id RETURN n`;
}

/** What is not there is made and locked; what another writer made meanwhile is read as it is now. */
export function claimNodes(label: Label): string {
  return `UNWIND $ids AS id MERGE (n:${label} {id: id}) ON CREATE SET n.${NEW} = true ON MATCH SET n.id = id RETURN n, n.${NEW} IS NOT NULL AS isNew`;
}

export function claimEdges({ type, from, to }: EdgeKind): string {
  return `UNWIND $rows AS row MATCH (a:${from} {id: row.start}) MATCH (b:${to} {id: row.end}) MERGE (a)-[r:${type} {id: row.id}]->(b) ON CREATE SET r.${NEW} = true ON MATCH SET r.id = row.id RETURN row.start AS start, row.end AS end, r, r.${NEW} IS NOT NULL AS isNew`;
}

export function findLabels(label: Label): string {
  return `UNWIND $ids AS id MATCH (n:${label} {id: id}) RETURN id`;
}

/** What an earlier build wrote, and this one does not state any more; some at a time, edges before nodes. */
export const removals: readonly string[] = [
  `MATCH ()-[r:${edgeTypes.map(({ type }) => type).join('|')}]->() WHERE r.${BUILD_ID} <> $build WITH r LIMIT $limit DELETE r RETURN count(*) AS removed`,
  `MATCH (n:${labels.join('|')}) WHERE n.${BUILD_ID} <> $build WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS removed`,
];

/** Which build came to its end last is noted on one paper: while another is under way there is no such note. */
export const findLastBuild = `MATCH (n:Paper) WHERE n.${LAST_BUILD} IS NOT NULL RETURN n.${LAST_BUILD} AS build LIMIT 1`;
export const forgetLastBuild = `MATCH (n:Paper) WHERE n.${LAST_BUILD} IS NOT NULL REMOVE n.${LAST_BUILD}`;
export const noteLastBuild = `MATCH (n:Paper) WHERE n.${BUILD_ID} IS NOT NULL WITH n LIMIT 1 SET n.${LAST_BUILD} = $build`;

export function readNodes(label: Label): string {
  return `MATCH (n:${label}) WHERE n.id IS NOT NULL RETURN n`;
}

export function readEdges(type: string): string {
  return `MATCH (a)-[r:${type}]->(b) WHERE r.id IS NOT NULL AND a.id IS NOT NULL AND b.id IS NOT NULL RETURN a.id AS start, b.id AS end, r`;
}

/** Whether the names can be searched by the index already. */
export const findIndex = `SHOW FULLTEXT INDEXES YIELD name, state WHERE name = '${FULLTEXT_INDEX}' AND state = 'ONLINE' RETURN name`;

/** What a hit shows, and no abstract with it. */
const asHit =
  'RETURN {labels: labels(n), properties: n {.id, .name, .title, .aliases, .year}} AS n, COUNT { (n)--() } AS degree';
const ofLabels = 'n.id IS NOT NULL AND any(label IN labels(n) WHERE label IN $labels)';
export const searchIndex = `CALL db.index.fulltext.queryNodes('${FULLTEXT_INDEX}', $query) YIELD node AS n, score WHERE ${ofLabels} WITH n LIMIT $limit ${asHit}`;
/** Without the index: the text as it stands, and no slip is forgiven. */
export const searchTexts = `MATCH (n:${labels.join('|')}) WHERE ${ofLabels} AND (toLower(coalesce(n.name, n.title)) CONTAINS $text OR any(alias IN coalesce(n.aliases, []) WHERE toLower(alias) CONTAINS $text)) WITH n ORDER BY size(coalesce(n.name, n.title)) LIMIT $limit ${asHit}`;

/** One row a label or type; Neo4j keeps these counts. */
export const countNodes = labels
  .map(label => `MATCH (n:${label}) RETURN count(n) AS found`)
  .join(' UNION ALL ');
export const countEdges = edgeTypes
  .map(({ type }) => `MATCH ()-[r:${type}]->() RETURN count(r) AS found`)
  .join(' UNION ALL ');

/** A node that bears a label of ours, and no build id: another program's. */
export const findForeignInOurs = `MATCH (n:${labels.join('|')}) WHERE n.${BUILD_ID} IS NULL RETURN labels(n) AS labels LIMIT 1`;
export const findForeign = `MATCH (n) WHERE n.${BUILD_ID} IS NULL RETURN labels(n) AS labels LIMIT 1`;
export const findOurs = `MATCH (n:${labels.join('|')}) WHERE n.${BUILD_ID} IS NOT NULL RETURN labels(n) AS labels LIMIT 1`;
