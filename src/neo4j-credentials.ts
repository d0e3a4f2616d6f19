/** Who we are to Neo4j: from the environment, or from a file that it names, as containers hand out secrets. */
import { readFile } from 'node:fs/promises';
import { StoreError } from '#graph/store-error';

export interface Neo4jCredentials {
  readonly username: string;
  /** Null: none is given, for a server that asks for none. */
  readonly password: string | null;
}

/** @throws StoreError where the file of the password cannot be read */
export async function readCredentials(
  env: Readonly<Record<string, string | undefined>>,
): Promise<Neo4jCredentials> {
  const { NEO4J_USERNAME: username = 'neo4j', NEO4J_PASSWORD: password, NEO4J_PASSWORD_FILE: file } = env;
  if (password) return { username, password };
  if (!file) return { username, password: null };
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new StoreError(
      `Expected the password of Neo4j in the file that NEO4J_PASSWORD_FILE names, got: ${error.message}`,
    );
  });
  return { username, password: text.trim() };
}
