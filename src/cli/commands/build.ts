/** `herdbook build`: papers to a graph file. */
import type { Command } from 'commander';
import { formatNamed } from '#graph/formats/index';
import { buildGraph } from '../../build.ts';
import { sourceFormats } from '../../records/index.ts';
import { unknownName } from '../failure.ts';
import { integer } from '../option-values.ts';
import { openOutput } from '../output-file.ts';
import { locate } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';

interface BuildFlags {
  readonly output: string;
  readonly strict?: true;
  readonly format?: string;
  readonly seed: number;
}

export function addBuild(program: Command, terminal: Terminal): void {
  program
    .command('build')
    .summary('read papers and write their graph to a file')
    .description(
      'Reads papers (titles and abstracts), links the models, techniques, datasets and benchmarks that they name, and writes the graph.',
    )
    .argument('<sources...>', 'files of papers, plain or gzip; - reads standard input')
    .requiredOption('-o, --output <graph>', 'the graph file to write; a name in .gz is compressed')
    .option('--strict', 'stop at the first bad record')
    .option(
      '--format <name>',
      `how the sources are written (${sourceFormats.map(format => format.name).join(', ')}); else found by content`,
    )
    .option('--seed <integer>', 'seed of the map: the same papers and seed give the same file', integer, 1)
    .addHelpText(
      'after',
      `
Examples:
  herdbook build papers.jsonl -o herdbook.jsonl
  herdbook build 2024.txt 2025.jsonl.gz -o graph.jsonl.gz --strict
  zcat papers.jsonl.gz | herdbook build - -o herdbook.jsonl`,
    )
    .action((sources: string[], flags: BuildFlags) => build(sources, flags, terminal));
}

async function build(sources: readonly string[], flags: BuildFlags, terminal: Terminal): Promise<void> {
  checkSourceFormat(flags.format);
  const { surroundings } = terminal;
  const output = await openOutput(locate(surroundings, flags.output));
  const from = performance.now();
  const { facts, counts } = await buildGraph({
    sources: sources.map(source => locate(surroundings, source)),
    stdin: surroundings.stdin,
    strict: flags.strict ?? false,
    seed: flags.seed,
    ...(flags.format === undefined ? {} : { format: flags.format }),
    onProblem: terminal.onProblem,
    onProgress: terminal.onProgress,
  });
  await output.write(formatNamed('jsonl')!.write(facts));
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  terminal.note(
    `${flags.output}: ${count(counts.nodes)} nodes and ${count(counts.edges)} edges from ${count(counts.papers)} papers in ${seconds} s`,
  );
  if (counts.problems > 0)
    terminal.note(`${count(counts.problems)} problems were reported above; --strict stops at the first.`);
  terminal.note(`See it: herdbook explore ${flags.output}`);
}

const count = (value: number): string => value.toLocaleString('en');

/** @throws UsageError where no source format has this name */
export function checkSourceFormat(name: string | undefined): void {
  const names = sourceFormats.map(format => format.name);
  if (name !== undefined && !names.includes(name)) throw unknownName('source format', name, names);
}
