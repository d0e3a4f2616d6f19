/** Neo4j on Java, its jars fetched once by Maven into a folder of the user's cache. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { CREDENTIALS, freePort, type Neo4jServer, run, succeeds, VERSION } from './machine.ts';

const here = dirname(fileURLToPath(import.meta.url));
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'herdbook', `neo4j-${VERSION}`);

/** Neo4j 5 reaches into these parts of Java. */
export const JAVA_OPTIONS: readonly string[] = [
  '-Xmx1g',
  ...['java.nio', 'java.io', 'sun.nio.ch', 'java.lang', 'java.util.concurrent'].map(
    name => `--add-opens=java.base/${name}=ALL-UNNAMED`,
  ),
];

/** The quick compiler and collector: a server of a test does not live long. */
const QUICK: readonly string[] = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** Neo4j 5.26 runs on Java 17 and 21. */
export async function canRunJava(): Promise<boolean> {
  const { stderr } = await run('java', ['-version']).catch(() => ({ stderr: '' }));
  const version = Number(/version "(\d+)/u.exec(stderr)?.[1] ?? 0);
  return (version === 17 || version === 21) && (existsSync(cache) || (await succeeds('mvn', ['-v'])));
}

export interface JavaOptions {
  /** Empty: the server asks for none. */
  readonly password?: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** Folder of its data; else a new one. */
  readonly home?: string;
  /** To be measured: runs as a server does that stays, which takes longer to start. */
  readonly lasting?: boolean;
}

export async function startOnJava({
  password = CREDENTIALS.NEO4J_PASSWORD,
  settings = {},
  home,
  lasting = false,
}: JavaOptions = {}): Promise<Neo4jServer> {
  const jars = await fetchJars();
  const folder = home ?? mkdtempSync(join(tmpdir(), 'herdbook-neo4j-'));
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const all = {
    'dbms.security.auth_enabled': String(password !== ''),
    'server.bolt.enabled': 'true',
    'server.bolt.listen_address': address,
    'server.bolt.advertised_address': address,
    'server.memory.pagecache.size': '256m',
    'db.tx_log.preallocate': 'false',
    'dbms.security.allow_csv_import_from_file_urls': 'false',
    'dbms.memory.transaction.total.max': '600m',
    'dbms.usage_report.enabled': 'false',
    ...settings,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}=${value}\n`);
  await writeFile(join(folder, 'neo4j.conf'), lines.join(''));
  const args = [folder, password];
  const options = [...JAVA_OPTIONS, ...(lasting ? [] : QUICK)];
  let running = await launch(jars, options, args);
  const end = async (stop: () => void): Promise<void> => {
    if (running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    stop();
    await ended;
  };
  return {
    uri: `bolt://${address}`,
    says: `Neo4j ${VERSION} on Java`,
    env: { ...CREDENTIALS, NEO4J_PASSWORD: password },
    own: {
      kill: () => end(() => running.kill('SIGKILL')),
      pause: async () => void running.kill('SIGSTOP'),
      resume: async () => void running.kill('SIGCONT'),
      start: async () => {
        running = await launch(jars, options, args);
      },
      java: { home: folder, jars },
    },
    stop: async () => {
      // What is kept is left whole; what is thrown away need not be.
      await end(() => (home === undefined ? running.kill('SIGKILL') : running.stdin?.end()));
      if (home === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A folder is the cache only when it is whole. */
async function fetchJars(): Promise<string> {
  if (existsSync(cache)) return cache;
  await mkdir(dirname(cache), { recursive: true });
  const part = await mkdtemp(`${cache}-`);
  const options = [`-DoutputDirectory=${part}`, '-DincludeScope=runtime'];
  await run('mvn', ['-q', '-B', '-f', join(here, 'pom.xml'), 'dependency:copy-dependencies', ...options]);
  await rename(part, cache).catch(() => rm(part, { recursive: true }));
  return cache;
}

/** Java compiles the one source file as it starts it. The server ends with its standard input, so with this process. */
async function launch(
  jars: string,
  options: readonly string[],
  args: readonly string[],
): Promise<ChildProcess> {
  const program = [...options, '-cp', join(jars, '*'), join(here, 'Server.java'), ...args];
  const server = spawn('java', program, { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaint = '';
  server.stderr.on('data', chunk => {
    complaint = `${complaint}${chunk}`.slice(-4_000);
  });
  await new Promise<void>((resolve, reject) => {
    createInterface(server.stdout).on('line', line => {
      if (line === 'READY') resolve();
    });
    server.once('exit', code => reject(new Error(`Neo4j ended with ${code} as it started: ${complaint}`)));
  });
  return server;
}
