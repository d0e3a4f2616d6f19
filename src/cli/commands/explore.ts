/** `herdbook explore`: serves a graph and its explorer until told to stop. */
import { createServer } from 'node:net';
import type { Command } from 'commander';
import { loadCatalog } from '../../catalog/catalog.ts';
import { createTextLinker } from '../../link-text.ts';
import { createLinker } from '../../linker/index.ts';
import type { OpenGraph } from '../../open-store.ts';
import { version } from '../../package-root.ts';
import { openQueryThread } from '../../query-thread/index.ts';
import { type CorrectionDesk, isLoopback, startServer } from '../../server/index.ts';
import { openBrowser } from '../browser.ts';
import { addCorrectionsOption, type CorrectionsFlags } from '../corrections-option.ts';
import { countedGraph } from '../counted.ts';
import { JobError } from '../failure.ts';
import { graphArgument, withGraph } from '../graph-argument.ts';
import { port } from '../option-values.ts';
import type { Terminal } from '../terminal.ts';

interface ExploreFlags extends CorrectionsFlags {
  readonly port: number;
  readonly host: string;
  readonly open: boolean;
}

export function addExplore(program: Command, terminal: Terminal): void {
  const command = program
    .command('explore')
    .summary('open a graph in the browser')
    .description('Serves a graph with its explorer and opens a browser where there is one. Ctrl+C stops it.')
    .argument(...graphArgument);
  addCorrectionsOption(command)
    .option('--port <number>', 'port to listen on; 0 takes any free one', port, 4680)
    .option('--host <address>', 'address to listen on; others reach it only if you change this', '127.0.0.1')
    .option('--no-open', 'open no browser')
    .addHelpText(
      'after',
      `
Examples:
  herdbook explore
  herdbook explore graph.jsonl --port 8080 --no-open`,
    )
    .action((graph: string | undefined, flags: ExploreFlags) => explore(graph, flags, terminal));
}

async function explore(graph: string | undefined, flags: ExploreFlags, terminal: Terminal): Promise<void> {
  if (flags.port !== 0 && !(await isFree(flags.port, flags.host))) throw await busy(flags);
  await withGraph(graph, terminal, opened => serve(opened, flags, terminal), flags);
}

async function serve(opened: OpenGraph, flags: ExploreFlags, terminal: Terminal): Promise<void> {
  const { store, says, origin, file } = opened;
  const { nodes, edges } = await store.state();
  const { host } = flags;
  const catalog = loadCatalog();
  const link = createTextLinker(createLinker(catalog), catalog);
  const corrections = deskOf(opened, flags);
  const beside = file === null ? null : openQueryThread({ file, corrections: opened.corrections.file });
  const server = await startServer({
    store,
    origin,
    beside,
    link,
    corrections,
    host,
    port: flags.port,
    version,
  }).catch(async error => {
    throw isBusy(error) ? await busy(flags) : error;
  });
  await terminal.write([`Herdbook is at ${terminal.paint('bold', server.url)}\n`]);
  terminal.note(`${countedGraph(nodes, edges)} of ${says}. Ctrl+C stops.`);
  if (flags.open) await openBrowser(server.url, terminal.surroundings);
  await terminal.surroundings.stopped();
  await server.close();
  await beside?.close();
  terminal.note('Stopped.');
}

/** Whoever reaches the server may correct: from other machines only where the user has named the file for it. */
function deskOf({ corrections, uncorrected }: OpenGraph, flags: ExploreFlags): CorrectionDesk | null {
  return isLoopback(flags.host) || flags.corrections !== undefined ? { ...corrections, uncorrected } : null;
}

const isBusy = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EADDRINUSE';

async function busy({ port: wanted, host }: ExploreFlags): Promise<JobError> {
  const free = await nextFree(wanted + 1, host);
  return new JobError(`Port ${wanted} is busy. Choose another: --port ${free ?? 0}`);
}

async function nextFree(from: number, host: string): Promise<number | null> {
  for (let candidate = from; candidate < Math.min(from + 50, 65_536); candidate++)
    if (await isFree(candidate, host)) return candidate;
  return null;
}

/** Only a taken port counts as not free: what else is wrong with an address, the server says. */
function isFree(candidate: number, host: string): Promise<boolean> {
  return new Promise(resolve => {
    const probe = createServer();
    probe.once('error', error => resolve(!isBusy(error)));
    probe.listen(candidate, host, () => probe.close(() => resolve(true)));
  });
}
