/** The graph on a Neo4j server: the same facts and the same answers as in memory. */
import type { Parameters, QueryResult, RunOptions } from '#cypher';
import type { Facts } from './facts.ts';
import { Connection, type Credentials, FIRST_GLANCE_MS } from './neo4j/connection.ts';
import { mergeInto } from './neo4j/merging.ts';
import { QueryRunner } from './neo4j/query.ts';
import { readFacts } from './neo4j/reading.ts';
import { searchNames } from './neo4j/searching.ts';
import { countEdges, countNodes, findLastBuild } from './neo4j/statements.ts';
import { createSchema, refuseForeign, replaceFacts } from './neo4j/writing.ts';
import { type GraphRows, rowsOf } from './rows.ts';
import type { NameHit } from './search.ts';
import type { GraphStore, MergeSummary, StoreState, WriteProgress } from './store.ts';

export { isNeo4jAddress, withoutCredentials } from './neo4j/address.ts';
export type { Credentials };

export interface Neo4jOptions extends Credentials {
  /** Names a build, so that what it no longer states can be told from what it states; never twice the same. */
  newBuildId(): string;
}

/**
 * @param address `neo4j://host:port/database`; `bolt` keeps to one server, `+s` encrypts
 * @throws StoreError where nobody answers, or not as needed; the text says what to do
 */
export async function openNeo4jStore(address: string, options: Neo4jOptions): Promise<GraphStore> {
  const connection = new Connection(address, options);
  const store = new Neo4jStore(connection, options.newBuildId);
  try {
    await connection.greet();
    await store.state(FIRST_GLANCE_MS);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

class Neo4jStore implements GraphStore {
  readonly #connection: Connection;
  readonly #queries: QueryRunner;
  readonly #newBuildId: () => string;
  #hasSchema = false;

  constructor(connection: Connection, newBuildId: () => string) {
    this.#connection = connection;
    this.#queries = new QueryRunner(connection);
    this.#newBuildId = newBuildId;
  }

  async query(text: string, parameters: Parameters = {}, options: RunOptions = {}): Promise<QueryResult> {
    return this.#queries.run(text, parameters, options);
  }

  /** Nothing of another program's is touched. */
  async #prepare(): Promise<void> {
    await refuseForeign(this.#connection);
    if (!this.#hasSchema) await createSchema(this.#connection);
    this.#hasSchema = true;
  }

  async merge(facts: Facts): Promise<MergeSummary> {
    await this.#prepare();
    return mergeInto(this.#connection, facts, this.#newBuildId());
  }

  async replace(facts: Facts, onProgress: WriteProgress = () => {}): Promise<void> {
    await this.#prepare();
    await replaceFacts(this.#connection, facts, this.#newBuildId(), onProgress);
  }

  search(text: string, limit: number, labels?: readonly string[]): Promise<readonly NameHit[]> {
    return searchNames(this.#connection, text, limit, labels);
  }

  facts(): Promise<Facts> {
    return readFacts(this.#connection);
  }

  async rows(): Promise<GraphRows> {
    return rowsOf(await this.facts());
  }

  async state(patienceMs?: number): Promise<StoreState> {
    return this.#connection.glance(async session => {
      const sum = async (statement: string): Promise<number> =>
        (await session.run(statement)).records.reduce((all, record) => all + Number(record.get('found')), 0);
      const [last] = (await session.run(findLastBuild)).records;
      return {
        kind: 'neo4j',
        nodes: await sum(countNodes),
        edges: await sum(countEdges),
        build: last ? String(last.get('build')) : null,
      };
    }, patienceMs);
  }

  close(): Promise<void> {
    return this.#connection.close();
  }
}
