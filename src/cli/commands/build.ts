/** `herdbook build`: papers to a graph, in a file or on a server. */
import { dirname } from 'node:path';
import { type Command, Option } from 'commander';
import { isAddress } from '../../address.ts';
import { type BuildCounts, type BuildOptions, type BuiltGraph, buildGraph, buildPart } from '../../build.ts';
import { keepsTraces } from '../../graph-file/write.ts';
import { changeGraph, type WayToChange } from '../../incremental/index.ts';
import { readNames } from '../../name-file.ts';
import type { Shard } from '../../shard.ts';
import { openFileTarget, openTarget, scratchOf } from '../build-target.ts';
import {
  addCorrectionsOption,
  type CorrectionsFlags,
  correctionLog,
  readLog,
  reportOutcomes,
} from '../corrections-option.ts';
import { counted, countedGraph } from '../counted.ts';
import { UsageError } from '../failure.ts';
import { keepHeapSmall } from '../heap.ts';
import { integer, shard } from '../option-values.ts';
import { addSourceOptions, formatTeller, papersOptions, type SourceFlags } from '../source-options.ts';
import { locate } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';

export interface BuildFlags extends SourceFlags, CorrectionsFlags {
  readonly output: string;
  readonly seed: number;
  readonly add?: true;
  readonly update?: true;
  readonly remove?: true;
  readonly shard?: Shard;
  readonly names?: readonly string[];
}

export function addBuild(program: Command, terminal: Terminal): void {
  const command = program
    .command('build')
    .summary('read papers and write their graph')
    .description(
      'Reads papers (titles and abstracts), links the models, techniques, datasets and benchmarks that they name, and writes the graph.',
    );
  addCorrectionsOption(addSourceOptions(command))
    .requiredOption(
      '-o, --output <graph>',
      'the graph file to write (a name in .gz is compressed), or a Neo4j address',
    )
    .option('--seed <integer>', 'seed of the map: the same papers and seed give the same file', integer, 1)
    .addOption(new Option('--add', 'add the papers to the graph file').conflicts(['update', 'remove']))
    .addOption(
      new Option('--update', 'add them, and take the new text of papers that it has').conflicts([
        'add',
        'remove',
      ]),
    )
    .addOption(new Option('--remove', 'take the papers out of the graph file').conflicts(['add', 'update']))
    .option(
      '--shard <part>',
      'build a part only, such as 2/8, which "herdbook merge" joins with the others',
      shard,
    )
    .option('--names <files...>', 'what the papers of all parts say of names, from "herdbook names"')
    .addHelpText(
      'after',
      `
Examples:
  herdbook build papers.jsonl -o graph.herdbook
  herdbook build zotero.bib openalex/ -o graph.herdbook
  herdbook build table.csv -o graph.herdbook --map title=Heading abstract=Summary
  herdbook build 2024.txt 2025.jsonl.gz -o graph.jsonl.gz --strict
  zcat papers.jsonl.gz | herdbook build - -o graph.herdbook
  herdbook build today.jsonl -o graph.herdbook --update
  NEO4J_PASSWORD=... herdbook build papers.jsonl -o neo4j://localhost/neo4j`,
    )
    .action((sources: string[], flags: BuildFlags) => build(sources, flags, terminal));
}

/** @param way how the graph file is to change; without it, it is built from the sources alone */
export async function build(
  sources: readonly string[],
  flags: BuildFlags,
  terminal: Terminal,
  way: WayToChange | null = wayOf(flags),
): Promise<void> {
  // A change holds little, and is soon done.
  if (!way) keepHeapSmall();
  if (flags.shard || flags.names) return buildOnePart(sources, flags, terminal);
  const from = performance.now();
  const log = correctionLog(flags.output, flags, terminal);
  const file = isAddress(flags.output) ? null : locate(terminal.surroundings, flags.output);
  const options: BuildOptions = {
    ...papersOptions(sources, flags, terminal),
    except: [log.file, ...(file === null ? [] : [file])],
    seed: flags.seed,
    corrections: await readLog(log, terminal),
    onFormat: formatTeller(terminal),
  };
  const { counts, outcomes } = way
    ? await change(fileToChange(file, way, flags), way, options, terminal)
    : await buildAnew(options, flags, terminal);
  reportOutcomes(outcomes, log, terminal);
  report(counts, (performance.now() - from) / 1000, flags, terminal);
}

type Built = Pick<BuiltGraph, 'counts' | 'outcomes'>;

async function buildAnew(options: BuildOptions, flags: BuildFlags, terminal: Terminal): Promise<Built> {
  const target = await openTarget(flags.output, terminal);
  try {
    const built = await buildGraph({
      ...options,
      ...scratchOf(target),
      traces: keepsLeft(options, target.traces),
    });
    await target.write(built.graph, built.left);
    return built;
  } finally {
    await target.close();
  }
}

async function change(
  file: string,
  way: WayToChange,
  options: BuildOptions,
  terminal: Terminal,
): Promise<Built> {
  const target = await openFileTarget(file);
  const traces = keepsLeft(options, keepsTraces(file));
  const changed = await changeGraph(file, way, { ...options, scratch: dirname(file), traces });
  if (changed.graph) await target.write(changed.graph, changed.left, changed);
  tellUnmet(changed.unmet, file, terminal);
  return changed;
}

/** Each of a few, and how many more there are. */
function tellUnmet(unmet: readonly string[], file: string, terminal: Terminal): void {
  for (const id of unmet.slice(0, MOST_TOLD))
    terminal.warn(`${id} is not in ${file}, so it was not taken out.`);
  const more = unmet.length - MOST_TOLD;
  if (more > 0) terminal.warn(`${counted(more, 'more paper')} of the sources: not in ${file}.`);
}

const MOST_TOLD = 20;

/** What a correction has changed can only be told from the papers: then it is of no use. */
function keepsLeft({ corrections = [] }: BuildOptions, isKept: boolean): boolean {
  return isKept && corrections.length === 0;
}

/** What the papers of one part state; the map, corrections and what the catalog knows come when the parts are merged. */
async function buildOnePart(
  sources: readonly string[],
  flags: BuildFlags,
  terminal: Terminal,
): Promise<void> {
  const { shard: part, names: files, output } = flags;
  if (!files)
    throw new UsageError(
      'A part is linked with what all the papers say of names. Count that for each part with herdbook names --shard, then name the files: --names names-*.jsonl',
    );
  const names = await readNames(files.map(file => locate(terminal.surroundings, file)));
  const target = await openTarget(output, terminal);
  const from = performance.now();
  try {
    const { graph, counts } = await buildPart({
      ...papersOptions(sources, flags, terminal),
      ...scratchOf(target),
      ...(part ? { shard: part } : {}),
      names,
      onFormat: formatTeller(terminal),
    });
    await target.add(graph);
    const seconds = ((performance.now() - from) / 1000).toFixed(1);
    terminal.note(
      `${output}: ${countedGraph(counts.nodes, counts.edges)} from ${counted(counts.papers, 'paper')} in ${seconds} s. Join it with the other parts: herdbook merge`,
    );
  } finally {
    await target.close();
  }
}

function wayOf(flags: BuildFlags): WayToChange | null {
  return (['add', 'update', 'remove'] as const).find(name => flags[name]) ?? null;
}

/** @throws UsageError where there is none */
function fileToChange(file: string | null, way: WayToChange, { output }: BuildFlags): string {
  if (file !== null) return file;
  throw new UsageError(`--${way} changes a graph file. Build into ${output} from all the papers.`);
}

function report(counts: BuildCounts, seconds: number, { output }: BuildFlags, terminal: Terminal): void {
  const again = counts.joined === 0 ? '' : ` (${counted(counts.joined, 'more record')} told of the same)`;
  terminal.note(
    `${output}: ${countedGraph(counts.nodes, counts.edges)} from ${counted(counts.papers, 'paper')}${again} in ${seconds.toFixed(1)} s`,
  );
  if (counts.problems === 1) terminal.note('A problem was reported above; --strict stops at the first.');
  else if (counts.problems > 1)
    terminal.note(`${counted(counts.problems, 'problem')} were reported above; --strict stops at the first.`);
  terminal.note(`See it: herdbook explore ${output}`);
}
