/** `herdbook merge`: the parts of a graph to the graph that a build of all papers at once gives. */
import type { Command } from 'commander';
import { type NodeSource, sourceOf, sourceOfRows } from '#graph/columnar/node-source';
import type { Facts } from '#graph/facts';
import { isAddress } from '../../address.ts';
import { assembleGraph } from '../../build.ts';
import { openGraphFile } from '../../graph-file/read.ts';
import { openGraph } from '../../open-store.ts';
import { openTarget, scratchOf } from '../build-target.ts';
import {
  addCorrectionsOption,
  type CorrectionsFlags,
  correctionLog,
  readLog,
  reportOutcomes,
} from '../corrections-option.ts';
import { counted, countedGraph } from '../counted.ts';
import { integer } from '../option-values.ts';
import { locate, type Surroundings } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';

interface MergeFlags extends CorrectionsFlags {
  readonly output: string;
  readonly seed: number;
  readonly catalog?: readonly string[];
}

export function addMerge(program: Command, terminal: Terminal): void {
  const command = program
    .command('merge')
    .summary('join the parts of a graph that were built one by one')
    .description(
      'Joins parts that "herdbook build --shard" wrote, in files or on servers, adds what the catalog knows, applies corrections and lays out the map: the graph is that of one build of all the papers.',
    )
    .argument('<parts...>', 'graph files, or a Neo4j address that several builders wrote to');
  addCorrectionsOption(command)
    .requiredOption('-o, --output <graph>', 'the graph file to write, or a Neo4j address')
    .option('--seed <integer>', 'seed of the map', integer, 1)
    .option(
      '--catalog <file>',
      'names of your own, as the parts were built with (may be repeated)',
      (file: string, before: readonly string[] = []) => [...before, file],
    )
    .action((parts: string[], flags: MergeFlags) => merge(parts, flags, terminal));
}

async function merge(names: readonly string[], flags: MergeFlags, terminal: Terminal): Promise<void> {
  const { surroundings, onProgress } = terminal;
  const log = correctionLog(flags.output, flags, terminal);
  const target = await openTarget(flags.output, terminal);
  try {
    const { graph, outcomes } = await assembleGraph(readParts(names, terminal), {
      seed: flags.seed,
      ...scratchOf(target),
      corrections: await readLog(log, terminal),
      catalog: (flags.catalog ?? []).map(file => locate(surroundings, file)),
      onProgress,
    });
    await target.write(graph);
    reportOutcomes(outcomes, log, terminal);
    terminal.note(
      `${flags.output}: ${countedGraph(graph.nodes.ids.length, graph.edges.starts.length)} from ${counted(names.length, 'part')}`,
    );
  } finally {
    await target.close();
  }
}

/** One after the other, each as it was built: corrections come after the parts are one. */
async function* readParts(names: readonly string[], { surroundings }: Terminal): AsyncGenerator<NodeSource> {
  for (const name of names) {
    const file = locate(surroundings, name);
    if (isAddress(file)) yield sourceOf(await factsOn(file, surroundings));
    else {
      const { columns, facts } = await openGraphFile(file);
      yield columns ? sourceOfRows(columns) : sourceOf(facts());
    }
  }
}

async function factsOn(server: string, surroundings: Surroundings): Promise<Facts> {
  const { store } = await openGraph(server, surroundings);
  try {
    return await store.facts();
  } finally {
    await store.close();
  }
}
