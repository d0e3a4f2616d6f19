/** Where a Neo4j is: `neo4j://host:port/database`, without credentials, for addresses end up in logs. */
import { StoreError } from '../store-error.ts';

export interface Neo4jAddress {
  /** What the driver takes: scheme, host and port. */
  readonly url: string;
  /** Null: the server's own choice. */
  readonly database: string | null;
}

/** `neo4j` finds the members of a cluster by itself, `bolt` keeps to one; `+s` encrypts, `+ssc` trusts any certificate. */
const SCHEMES: readonly string[] = ['neo4j', 'neo4j+s', 'neo4j+ssc', 'bolt', 'bolt+s', 'bolt+ssc'];

export function isNeo4jAddress(text: string): boolean {
  return SCHEMES.some(scheme => text.toLowerCase().startsWith(`${scheme}://`));
}

/** An address as it may be shown: whatever stands before the host is a secret. */
export function withoutCredentials(text: string): string {
  return text.replace(/(:\/\/)[^/]*@/u, '$1');
}

/** @throws StoreError where it is no such address, or bears credentials */
export function parseAddress(text: string): Neo4jAddress {
  const shown = withoutCredentials(text);
  const expected = `Expected an address such as neo4j://localhost:7687/neo4j`;
  let parts: URL;
  try {
    parts = new URL(text);
  } catch {
    throw new StoreError(`${expected}, got ${shown}.`);
  }
  const { protocol, username, password, host, pathname, search, hash } = parts;
  if (!SCHEMES.includes(protocol.slice(0, -1)))
    throw new StoreError(`${expected}, got ${shown}. The schemes are ${SCHEMES.join(', ')}.`);
  if (username !== '' || password !== '' || text.includes('@'))
    throw new StoreError(
      `Credentials do not belong in an address, where logs show them. Set NEO4J_USERNAME and NEO4J_PASSWORD (or NEO4J_PASSWORD_FILE), and write ${shown}.`,
    );
  const database = decodeURIComponent(pathname.replace(/^\//u, ''));
  if (host === '' || search !== '' || hash !== '' || database.includes('/'))
    throw new StoreError(
      `${expected}, got ${shown}. After the host comes the name of the database, and nothing more.`,
    );
  return { url: `${protocol}//${host}`, database: database === '' ? null : database };
}
