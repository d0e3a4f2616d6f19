/** `herdbook watch`: keeps a graph file in step with files and folders of papers. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { isAddress } from '../../address.ts';
import { addCorrectionsOption, correctionLog } from '../corrections-option.ts';
import { describeFailure, JobError } from '../failure.ts';
import { integer } from '../option-values.ts';
import { type Changes, watchPaths } from '../settled-changes.ts';
import { addSourceOptions } from '../source-options.ts';
import { locate } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';
import { type BuildFlags, build } from './build.ts';

export function addWatch(program: Command, terminal: Terminal): void {
  const command = program
    .command('watch')
    .summary('build, and bring the graph up to date whenever the papers change')
    .description(
      'Keeps a graph in step with files and folders of papers, such as the export of a reference manager. Ctrl+C stops it.',
    );
  addCorrectionsOption(addSourceOptions(command))
    .requiredOption('-o, --output <graph>', 'the graph file to write, or a Neo4j address')
    .option('--seed <integer>', 'seed of the map', integer, 1)
    .addHelpText(
      'after',
      `
Example:
  herdbook watch ~/Zotero/export -o graph.herdbook`,
    )
    .action((sources: string[], flags: BuildFlags) => watch(sources, flags, terminal));
}

async function watch(sources: readonly string[], flags: BuildFlags, terminal: Terminal): Promise<void> {
  const { surroundings } = terminal;
  const output = resolve(locate(surroundings, flags.output));
  const { file: corrections } = correctionLog(flags.output, flags, terminal);
  const paths = [
    ...sources.map(source => locate(surroundings, source)),
    ...(existsSync(corrections) ? [corrections] : []),
  ];
  const changes = await watchPaths(
    paths,
    path => resolve(path) === output,
    error => terminal.warn(String(error)),
  ).catch((error: Error) => {
    throw new JobError(
      `Cannot watch ${sources.join(', ')}: ${error.message}. Name files and folders that are there.`,
    );
  });
  const stopped = surroundings.stopped().then(() => true as const);
  try {
    do await buildOnce(sources, flags, terminal);
    while (!(await stoppedFirst(stopped, changes)));
  } finally {
    await changes.close();
  }
  terminal.note('Stopped.');
}

function stoppedFirst(stopped: Promise<true>, changes: Changes): Promise<boolean> {
  return Promise.race([stopped, changes.next().then(() => false)]);
}

/** What is wrong now may be right after the next change. */
async function buildOnce(sources: readonly string[], flags: BuildFlags, terminal: Terminal): Promise<void> {
  try {
    const isThere = !isAddress(flags.output) && existsSync(locate(terminal.surroundings, flags.output));
    await build(sources, flags, terminal, isThere ? 'match' : null);
  } catch (error) {
    terminal.endProgress();
    const { text } = describeFailure(error, terminal.surroundings.env.HERDBOOK_DEBUG === '1');
    terminal.fail(text ?? 'The graph was not built.');
  }
  terminal.note('Waiting for changes.');
}
