/** `herdbook export`: a graph in the form that another program reads. */
import type { Command } from 'commander';
import { formatNamed, formats } from '#graph/formats/index';
import { countedGraph } from '../counted.ts';
import { unknownName } from '../failure.ts';
import { graphArgument, withGraph } from '../graph-argument.ts';
import { openOutput } from '../output-file.ts';
import { locate } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';

interface ExportFlags {
  readonly format: string;
  readonly output?: string;
}

export function addExport(program: Command, terminal: Terminal): void {
  const longest = Math.max(...formats.map(format => format.name.length));
  const list = formats.map(({ name, says }) => `  ${name.padEnd(longest)}  ${says}`).join('\n');
  program
    .command('export')
    .summary('write a graph in another form')
    .description('Writes a graph for another program, to a file or to standard output.')
    .argument(...graphArgument)
    .requiredOption('-f, --format <name>', `one of ${formats.map(format => format.name).join(', ')}`)
    .option('-o, --output <file>', 'the file to write; a name in .gz is compressed; else standard output')
    .addHelpText(
      'after',
      `
Formats:
${list}

Examples:
  herdbook export -f ${formats[0]!.name} -o graph.${formats[0]!.extension}
  herdbook export graph.jsonl -f ${formats.at(-1)!.name} -o graph.${formats.at(-1)!.extension}.gz`,
    )
    .action(async (graph: string | undefined, flags: ExportFlags) => {
      const format = formatNamed(flags.format);
      if (!format)
        throw unknownName(
          'format',
          flags.format,
          formats.map(known => known.name),
        );
      const target = flags.output === undefined ? null : locate(terminal.surroundings, flags.output);
      const output = target === null ? null : await openOutput(target);
      await withGraph(graph, terminal, async ({ store }) => {
        const facts = await store.facts();
        if (!output) return terminal.write(format.write(facts));
        await output.write(format.write(facts));
        terminal.note(`${flags.output}: ${countedGraph(facts.nodes.length, facts.edges.length)}`);
      });
    });
}
