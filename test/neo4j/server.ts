/** A real Neo4j for tests: the one that NEO4J_URI names, else one in Docker, else one on Java, fetched by Maven. */
import neo4j from 'neo4j-driver';
import { canRunDocker, startInDocker } from './docker-server.ts';
import { canRunJava, startOnJava } from './java-server.ts';
import type { Neo4jServer } from './machine.ts';

async function isEmpty(uri: string, env: Neo4jServer['env']): Promise<boolean> {
  const { NEO4J_USERNAME: user = '', NEO4J_PASSWORD: password = '' } = env;
  const driver = neo4j.driver(uri, password === '' ? undefined : neo4j.auth.basic(user, password));
  try {
    return (await driver.executeQuery('MATCH (n) RETURN n LIMIT 1')).records.length === 0;
  } finally {
    await driver.close();
  }
}

/** The first way that is open; null, with the reason on the console, where none is. */
export async function startNeo4j(): Promise<Neo4jServer | null> {
  const { NEO4J_URI, NEO4J_USERNAME = 'neo4j', NEO4J_PASSWORD = '' } = process.env;
  if (NEO4J_URI) {
    const env = { NEO4J_USERNAME, NEO4J_PASSWORD };
    if (!(await isEmpty(NEO4J_URI, env))) {
      console.log(
        `Neo4j tests skipped: ${NEO4J_URI} holds data, and the tests write and remove. Name an empty one.`,
      );
      return null;
    }
    return { uri: NEO4J_URI, says: NEO4J_URI, env, own: null, stop: async () => {} };
  }
  if (await canRunDocker()) return startInDocker();
  if (await canRunJava()) return startOnJava();
  console.log('Neo4j tests skipped: set NEO4J_URI, or start Docker, or install Java 17 or 21 and Maven.');
  return null;
}
