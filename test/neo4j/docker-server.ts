/** Neo4j in a container of its own, where a Docker engine answers. */
import neo4j from 'neo4j-driver';
import { CREDENTIALS, freePort, type Neo4jServer, run, succeeds, VERSION } from './machine.ts';

export function canRunDocker(): Promise<boolean> {
  return succeeds('docker', ['info', '--format', '{{.ServerVersion}}']);
}

export async function startInDocker(): Promise<Neo4jServer> {
  const port = await freePort();
  const name = `herdbook-test-${process.pid}-${port}`;
  const uri = `bolt://127.0.0.1:${port}`;
  const options = [
    `NEO4J_AUTH=neo4j/${CREDENTIALS.NEO4J_PASSWORD}`,
    'NEO4J_server_memory_heap_max__size=1g',
    'NEO4J_dbms_security_allow__csv__import__from__file__urls=false',
  ].flatMap(setting => ['-e', setting]);
  const docker = async (...args: string[]): Promise<void> => {
    await run('docker', args);
  };
  await docker(
    'run',
    '-d',
    '--name',
    name,
    '-p',
    `127.0.0.1:${port}:7687`,
    ...options,
    `neo4j:${VERSION}-community`,
  );
  await waitFor(uri);
  return {
    uri,
    says: `Neo4j ${VERSION} in Docker`,
    env: CREDENTIALS,
    own: {
      kill: () => docker('kill', name),
      pause: () => docker('pause', name),
      resume: () => docker('unpause', name),
      start: async () => {
        await docker('start', name);
        await waitFor(uri);
      },
      java: null,
    },
    stop: () => docker('rm', '-f', '-v', name),
  };
}

/** Until it takes queries: the port opens before that. */
async function waitFor(uri: string): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', CREDENTIALS.NEO4J_PASSWORD));
  try {
    for (let tries = 0; tries < 120; tries++) {
      if (
        await driver.verifyConnectivity().then(
          () => true,
          () => false,
        )
      )
        return;
      await new Promise(resolve => setTimeout(resolve, 500));
    }
  } finally {
    await driver.close();
  }
  throw new Error(`Expected Neo4j at ${uri} within a minute, got no answer.`);
}
