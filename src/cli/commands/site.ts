/** `herdbook site`: a graph with its explorer as files, for any web host or for a mail. */
import { chmod, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Command } from 'commander';
import { singlePage, writeSite } from '../../site.ts';
import { counted } from '../counted.ts';
import { JobError } from '../failure.ts';
import { graphArgument, withGraph } from '../graph-argument.ts';
import { openOutput } from '../output-file.ts';
import { locate } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';

interface SiteFlags {
  readonly single: boolean;
  readonly output?: string;
}

export function addSite(program: Command, terminal: Terminal): void {
  program
    .command('site')
    .summary('write a graph with its explorer as files')
    .description(
      'Writes the explorer with the graph as a static site, or with --single as one HTML file that works from a disk.',
    )
    .argument(...graphArgument)
    .option('--single', 'one HTML file', false)
    .option(
      '-o, --output <path>',
      'the folder to make (herdbook-site), with --single the file (herdbook.html)',
    )
    .addHelpText(
      'after',
      `
Examples:
  herdbook site --single -o herd.html
  herdbook site graph.jsonl -o public`,
    )
    .action((graph: string | undefined, flags: SiteFlags) =>
      withGraph(graph, terminal, async ({ store }) => {
        const path = flags.output ?? (flags.single ? 'herdbook.html' : 'herdbook-site');
        const target = locate(terminal.surroundings, path);
        const facts = await store.facts();
        if (flags.single) await (await openOutput(target)).write([await built(singlePage(facts))]);
        else await makeFolder(target, folder => built(writeSite(facts, folder)));
        terminal.note(`${path}: ${counted(facts.nodes.length, 'node')}, to be opened in any browser`);
      }),
    );
}

/** @throws JobError where the page is not built */
async function built<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new JobError('The explorer is not built. Build it in the project folder: npm run build');
  });
}

/** The whole folder or none: made beside the target, then renamed. */
async function makeFolder(target: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const there = await readdir(target).catch(() => []);
  if (there.length > 0)
    throw new JobError(
      `${target}: expected no folder or an empty one, got one with files in it. Choose another: -o`,
    );
  const temporary = await mkdtemp(join(dirname(target), `.${basename(target)}-`)).catch(error => {
    throw new JobError(`${target}: cannot be written: ${(error as Error).message}`);
  });
  try {
    await fill(temporary);
    // A temporary folder is its maker's alone; a site is for a web server to read.
    await chmod(temporary, 0o755);
    await rm(target, { recursive: true, force: true });
    await rename(temporary, target);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
