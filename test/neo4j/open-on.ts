/** A store on the server of the tests. */
import { randomUUID } from 'node:crypto';
import { openNeo4jStore } from '#graph/neo4j-store';
import type { GraphStore } from '#graph/store';
import type { Neo4jServer } from './machine.ts';

export function openOn({ uri, env }: Neo4jServer): Promise<GraphStore> {
  const { NEO4J_USERNAME: username = 'neo4j', NEO4J_PASSWORD: password = '' } = env;
  return openNeo4jStore(uri, {
    username,
    password: password === '' ? null : password,
    newBuildId: randomUUID,
  });
}
