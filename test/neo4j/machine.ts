/** What every way to a server shares: what a server is, and running programs. */
import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';

export const run = promisify(execFile);

/** The long-term line; the last one that runs on Java 17. */
export const VERSION = '5.26.28';

export const CREDENTIALS = { NEO4J_USERNAME: 'neo4j', NEO4J_PASSWORD: 'herdbook-test' } as const;

export interface Neo4jServer {
  /** `bolt://127.0.0.1:7687` */
  readonly uri: string;
  /** How it was come by. */
  readonly says: string;
  /** The credentials, as the environment gives them to the program. */
  readonly env: Readonly<Record<string, string>>;
  /** What only a server of our own allows; null where it is somebody else's. */
  readonly own: OwnServer | null;
  stop(): Promise<void>;
}

export interface OwnServer {
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Lets it hang, and go on. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Starts it again on what it had kept, on the same port. */
  start(): Promise<void>;
  /** Where Java runs it: its folder, and the jars to run more of its programs. */
  readonly java: { readonly home: string; readonly jars: string } | null;
}

export async function succeeds(command: string, args: readonly string[]): Promise<boolean> {
  return run(command, [...args], { timeout: 20_000 }).then(
    () => true,
    () => false,
  );
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
