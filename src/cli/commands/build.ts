/** `herdbook build`: papers to a graph file. */
import type { Command } from 'commander';
import { formatNamed } from '#graph/formats/index';
import { buildGraph } from '../../build.ts';
import { integer } from '../option-values.ts';
import { openOutput } from '../output-file.ts';
import { addSourceOptions, formatTeller, papersOptions, type SourceFlags } from '../source-options.ts';
import { locate } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';

interface BuildFlags extends SourceFlags {
  readonly output: string;
  readonly seed: number;
}

export function addBuild(program: Command, terminal: Terminal): void {
  const command = program
    .command('build')
    .summary('read papers and write their graph to a file')
    .description(
      'Reads papers (titles and abstracts), links the models, techniques, datasets and benchmarks that they name, and writes the graph.',
    );
  addSourceOptions(command)
    .requiredOption('-o, --output <graph>', 'the graph file to write; a name in .gz is compressed')
    .option('--seed <integer>', 'seed of the map: the same papers and seed give the same file', integer, 1)
    .addHelpText(
      'after',
      `
Examples:
  herdbook build papers.jsonl -o herdbook.jsonl
  herdbook build zotero.bib openalex/ -o herdbook.jsonl
  herdbook build table.csv -o herdbook.jsonl --map title=Heading abstract=Summary
  herdbook build 2024.txt 2025.jsonl.gz -o graph.jsonl.gz --strict
  zcat papers.jsonl.gz | herdbook build - -o herdbook.jsonl`,
    )
    .action((sources: string[], flags: BuildFlags) => build(sources, flags, terminal));
}

async function build(sources: readonly string[], flags: BuildFlags, terminal: Terminal): Promise<void> {
  const papers = papersOptions(sources, flags, terminal);
  const output = await openOutput(locate(terminal.surroundings, flags.output));
  const from = performance.now();
  const { facts, counts } = await buildGraph({
    ...papers,
    seed: flags.seed,
    onFormat: formatTeller(terminal),
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
