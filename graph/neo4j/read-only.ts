/** Reading that stays reading: the language's own analysis first, then the server's word, then a session that cannot write. */
import { CypherError, cypher, type Parameters } from '#cypher';
import { EMPTY_GRAPH } from './empty-graph.ts';

/** Knows the clauses that read and the procedures that tell of the graph, and nothing else: what it cannot read never leaves. */
const gate = cypher(EMPTY_GRAPH);

/** @throws CypherError with its position, where the query is wrong, writes, or calls what is not known to read */
export function admit(query: string, parameters: Parameters): void {
  gate.explain(query, parameters);
}

export type Mode = 'run' | 'explain' | 'profile';

/** What stands before the clauses: blanks, comments, and one word that asks for the plan. */
const MODE = /^((?:\s|\/\/[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*)(EXPLAIN|PROFILE)\b/iu;

/** What is asked, and the query without the word that asks it. */
export function splitMode(query: string): { readonly mode: Mode; readonly body: string } {
  const [all = '', before = '', word] = MODE.exec(query) ?? [];
  if (word === undefined) return { mode: 'run', body: query };
  return { mode: word.toLowerCase() as Mode, body: before + query.slice(all.length) };
}

/** A text in quotes; else a name in backticks, a comment, or any one sign. */
const PIECE =
  /('(?:\\[\s\S]|[^'\\])*'|"(?:\\[\s\S]|[^"\\])*")|`(?:``|[^`])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[\s\S]/gu;

/** Escapes that Neo4j undoes before it looks for quotes, and one that it does not know. */
const escapes: Readonly<Record<string, string>> = { "'": "\\'", '"': '\\"', '\\': '\\\\' };

/**
 * The query as the server must get it to read what was analysed: to Neo4j `\u0027` is a quote that ends the text it stands in.
 * @throws CypherError for a Unicode escape outside of a text, where the two read different queries
 */
export function forServer(query: string): string {
  return query.replace(PIECE, (piece: string, text: string | undefined, offset: number) => {
    if (text !== undefined) return text.replace(/\\(?:u([\da-f]{4})|U([\da-f]{8})|[\s\S])/giu, rewriteEscape);
    if (/\\u/iu.test(query.slice(offset, offset + Math.max(2, piece.length)))) throw strayEscape(offset);
    return piece;
  });
}

function rewriteEscape(whole: string, short: string | undefined, long: string | undefined): string {
  const code = short ?? long;
  if (code === undefined || !/^\\u/iu.test(whole)) return whole;
  const sign = String.fromCodePoint(Number.parseInt(code, 16));
  return escapes[sign] ?? (long === undefined ? whole : sign);
}

function strayEscape(offset: number): CypherError {
  return new CypherError({
    kind: 'unsupported',
    detail: 'UnicodeEscape',
    message: 'A Unicode escape outside of a text means something else to Neo4j.',
    span: { start: offset, end: offset + 2 },
    hint: 'Write the sign itself.',
  });
}

/** @throws CypherError unless the server takes the query for a reading one */
export function requireReading(queryType: string | undefined): void {
  if (queryType === 'r') return;
  throw new CypherError({
    kind: 'semantic',
    detail: 'ReadOnly',
    message: 'To the server this query writes; only reading queries run here.',
    hint: 'Use MATCH, WITH, UNWIND, CALL and RETURN.',
  });
}
