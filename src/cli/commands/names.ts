/** `herdbook names`: what the papers of a part say of names, so that each part of a corpus is linked as among all. */
import type { Command } from 'commander';
import { tallyNames } from '../../build.ts';
import { writeNames } from '../../name-file.ts';
import type { Shard } from '../../shard.ts';
import { counted } from '../counted.ts';
import { shard } from '../option-values.ts';
import { openOutput } from '../output-file.ts';
import { addSourceOptions, formatTeller, papersOptions, type SourceFlags } from '../source-options.ts';
import { locate } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';

interface NamesFlags extends SourceFlags {
  readonly output: string;
  readonly shard?: Shard;
}

export function addNames(program: Command, terminal: Terminal): void {
  const command = program
    .command('names')
    .summary('count what papers say of names, for a build in parts')
    .description(
      'Counts what papers say of names that no catalog knows. A name that one part of a corpus introduces is found in the others, where each is built with the counts of all.',
    );
  addSourceOptions(command)
    .requiredOption('-o, --output <file>', 'the file to write')
    .option('--shard <part>', 'a part of the papers only, such as 2/8', shard)
    .addHelpText(
      'after',
      `
Examples, for each part of two:
  herdbook names papers.jsonl --shard 1/2 -o names-1.jsonl
  herdbook build papers.jsonl --shard 1/2 --names names-1.jsonl names-2.jsonl -o part-1.herdbook
  herdbook merge part-1.herdbook part-2.herdbook -o graph.herdbook`,
    )
    .action((sources: string[], flags: NamesFlags) => names(sources, flags, terminal));
}

async function names(sources: readonly string[], flags: NamesFlags, terminal: Terminal): Promise<void> {
  const output = await openOutput(locate(terminal.surroundings, flags.output));
  const tally = await tallyNames({
    ...papersOptions(sources, flags, terminal),
    ...(flags.shard ? { shard: flags.shard } : {}),
    onFormat: formatTeller(terminal),
  });
  await output.write(writeNames(tally));
  terminal.note(`${flags.output}: ${counted(tally.seen.size, 'name')}.`);
}
