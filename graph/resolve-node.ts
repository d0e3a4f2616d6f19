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

const NAMES = `
MATCH (n)
WHERE size($labels) = 0 OR any(label IN labels(n) WHERE label IN $labels)
RETURN coalesce(n.name, n.title) AS name
LIMIT 50000`;

/** @throws QuestionError where no node of the labels is called so; it names the nearest */
export async function resolveNode(
  reader: GraphReader,
  text: string,
  labels: readonly string[],
): Promise<string> {
  const lookups = [
    { cypher: BY_ID, parameters: { id: text.trim(), labels } },
    { cypher: BY_NAME, parameters: { text: text.trim().toLowerCase(), labels } },
  ];
  for (const { cypher, parameters } of lookups) {
    const { rows } = await reader.query(cypher, parameters);
    if (rows[0]) return String(rows[0][0]);
  }
  throw new QuestionError(await describeMiss(reader, text, labels));
}

async function describeMiss(reader: GraphReader, text: string, labels: readonly string[]): Promise<string> {
  const { rows } = await reader.query(NAMES, { labels });
  const near = nearestName(
    text,
    rows.map(([name]) => String(name)),
  );
  const words = labels.map(label => nodeTypeOf([label])?.words.one ?? label);
  const kind = words.length === 0 ? 'node' : words.join(' or ');
  const hint = near === null ? '' : ` Did you mean ${JSON.stringify(near)}?`;
  return `This graph has no ${kind} called ${JSON.stringify(text)}.${hint}`;
}
