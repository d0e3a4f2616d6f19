/** From what a person writes for a node (its name, an alias, a title, an id) to the node's id. */
import { nearestName } from '#cypher';
import { nodeTypeOf } from './schema.ts';
import type { GraphReader } from './store.ts';

/** A question cannot be asked so; the text says what is missing or what was meant. */
export class QuestionError extends Error {
  override readonly name = 'QuestionError';
}

/** Of several nodes of one name the one with most edges, so that what people mean comes first. */
const BY_NAME = `
MATCH (n)
WHERE (size($labels) = 0 OR any(label IN labels(n) WHERE label IN $labels))
  AND (toLower(coalesce(n.name, n.title)) = $text OR any(alias IN coalesce(n.aliases, []) WHERE toLower(alias) = $text))
OPTIONAL MATCH (n)-[r]-()
WITH n, toLower(coalesce(n.name, n.title)) = $text AS isName, count(r) AS edges
RETURN n.id AS id
ORDER BY isName DESC, edges DESC, id
LIMIT 1`;

const BY_ID = `
MATCH (n {id: $id})
WHERE size($labels) = 0 OR any(label IN labels(n) WHERE label IN $labels)
RETURN n.id AS id`;

/** Enough to tell one from many. */
const BY_PART = `
MATCH (n)
WHERE (size($labels) = 0 OR any(label IN labels(n) WHERE label IN $labels))
  AND toLower(coalesce(n.name, n.title)) CONTAINS $text
RETURN n.id AS id, coalesce(n.name, n.title) AS name
ORDER BY size(name), name
LIMIT 4`;

const NAMES = `
MATCH (n)
WHERE size($labels) = 0 OR any(label IN labels(n) WHERE label IN $labels)
RETURN coalesce(n.name, n.title) AS name
LIMIT 50000`;

/**
 * The whole name first; a part of it serves where only one node has it.
 * @throws QuestionError where no node of the labels is called so, or several might be; it names them
 */
export async function resolveNode(
  reader: GraphReader,
  text: string,
  labels: readonly string[],
): Promise<string> {
  const wanted = text.trim();
  const lookups = [
    { cypher: BY_ID, parameters: { id: wanted, labels } },
    { cypher: BY_NAME, parameters: { text: wanted.toLowerCase(), labels } },
  ];
  for (const { cypher, parameters } of lookups) {
    const { rows } = await reader.query(cypher, parameters);
    if (rows[0]) return String(rows[0][0]);
  }
  const { rows: parts } = await reader.query(BY_PART, { text: wanted.toLowerCase(), labels });
  if (parts.length === 1) return String(parts[0]![0]);
  const near =
    parts.length > 1 ? parts.map(([, name]) => String(name)) : await nearest(reader, wanted, labels);
  throw new QuestionError(describeMiss(wanted, labels, near));
}

async function nearest(reader: GraphReader, text: string, labels: readonly string[]): Promise<string[]> {
  const { rows } = await reader.query(NAMES, { labels });
  const near = nearestName(
    text,
    rows.map(([name]) => String(name)),
  );
  return near === null ? [] : [near];
}

function describeMiss(text: string, labels: readonly string[], near: readonly string[]): string {
  const words = labels.map(label => nodeTypeOf([label])?.words.one ?? label);
  const kind = words.length === 0 ? 'node' : words.join(' or ');
  const hint =
    near.length === 0 ? '' : ` Did you mean ${near.map(name => JSON.stringify(name)).join(' or ')}?`;
  return `This graph has no ${kind} called ${JSON.stringify(text)}.${hint}`;
}
