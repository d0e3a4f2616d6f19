/** The command line in a world of a test's own: streams that are kept, a folder, an environment. */
import { PassThrough, Readable } from 'node:stream';
import { run } from '../../src/cli/program.ts';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface World {
  readonly stdin?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Both outputs are terminals of so many columns. */
  readonly columns?: number;
  /** A running server is told to stop when this resolves. */
  stopped?(outcome: { stdout: () => string; stderr: () => string }): Promise<void>;
}

export async function runCli(argv: readonly string[], world: World = {}): Promise<Outcome> {
  const stdout = keep(world.columns);
  const stderr = keep(world.columns);
  const code = await run(argv, {
    stdin: Readable.from(world.stdin === undefined ? [] : [world.stdin]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    cwd: world.cwd ?? process.cwd(),
    env: world.env ?? {},
    stopped: () => world.stopped?.({ stdout: stdout.text, stderr: stderr.text }) ?? Promise.resolve(),
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function keep(columns: number | undefined) {
  const chunks: Buffer[] = [];
  const stream = new PassThrough();
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const terminal = columns === undefined ? {} : { isTTY: true, columns };
  return { stream: Object.assign(stream, terminal), text: () => Buffer.concat(chunks).toString('utf8') };
}
