/** From what a person writes for a node (its name, an alias, a title, an id) to the node's id. */
import { nearestName } from '#cypher';
import { nodeTypeOf } from './schema.ts';
import type { NameHit } from './search.ts';
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
  const { rows: called } = await reader.query(BY_ID, { id: wanted, labels });
  if (called[0]) return String(called[0][0]);
  const found = await findName(reader, wanted, labels);
  if (found !== null) return found;
  const { rows: parts } = await reader.query(BY_PART, { text: wanted.toLowerCase(), labels });
  if (parts.length === 1) return String(parts[0]![0]);
  const near =
    parts.length > 1 ? parts.map(([, name]) => String(name)) : await nearest(reader, wanted, labels);
  throw new QuestionError(describeMiss(wanted, labels, near));
}

/** The node of that name or alias; null where there is none. */
async function findName(
  reader: GraphReader,
  text: string,
  labels: readonly string[],
): Promise<string | null> {
  const [hit] = reader.hasNameIndex ? await search(reader, text, labels) : [];
  if (hit && [hit.name, hit.alias].some(name => name?.toLowerCase() === text.toLowerCase())) return hit.id;
  const { rows } = await reader.query(BY_NAME, { text: text.toLowerCase(), labels });
  return rows[0] ? String(rows[0][0]) : null;
}

const search = (reader: GraphReader, text: string, labels: readonly string[]): Promise<readonly NameHit[]> =>
  reader.search(text, 1, labels.length === 0 ? undefined : labels);

async function nearest(reader: GraphReader, text: string, labels: readonly string[]): Promise<string[]> {
  if (reader.hasNameIndex) return (await search(reader, text, labels)).map(({ name }) => name);
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
