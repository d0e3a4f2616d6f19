/** `herdbook link`: papers in, the names found in them out, one JSON object a paper. */
import type { Command } from 'commander';
import { linkPapers } from '../../build.ts';
import type { Reading } from '../../linker/reading.ts';
import { sourceFormats } from '../../records/index.ts';
import { locate } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';
import { checkSourceFormat } from './build.ts';

interface LinkFlags {
  readonly strict?: true;
  readonly format?: string;
}

export function addLink(program: Command, terminal: Terminal): void {
  program
    .command('link')
    .summary('find the names in papers, with offsets, as JSON lines')
    .description(
      'Links papers and writes one JSON object for each, in their order: its id and its mentions. Offsets count UTF-16 units in title, line break, abstract.',
    )
    .argument('<sources...>', 'files of papers, plain or gzip; - reads standard input')
    .option('--strict', 'stop at the first bad record')
    .option(
      '--format <name>',
      `how the sources are written (${sourceFormats.map(format => format.name).join(', ')}); else found by content`,
    )
    .addHelpText(
      'after',
      `
Examples:
  herdbook link papers.jsonl > mentions.jsonl
  printf 'Title: Tuning LLaMA\\nAbstract: We fine-tune LLaMA with LoRA.\\n' | herdbook link -`,
    )
    .action(async (sources: string[], flags: LinkFlags) => {
      checkSourceFormat(flags.format);
      const { surroundings, onProblem, onProgress } = terminal;
      const readings = await linkPapers({
        sources: sources.map(source => locate(surroundings, source)),
        stdin: surroundings.stdin,
        strict: flags.strict ?? false,
        ...(flags.format === undefined ? {} : { format: flags.format }),
        onProblem,
        onProgress,
      });
      await terminal.write(linesOf(readings));
    });
}

function* linesOf(readings: readonly Reading[]): Generator<string> {
  for (const { record, mentions } of readings) {
    const shown = mentions.map(({ start, end, surface, label, name, node, rule, confidence }) => ({
      start,
      end,
      surface,
      label,
      name,
      node,
      rule,
      confidence,
    }));
    yield `${JSON.stringify({ id: record.id, mentions: shown })}\n`;
  }
}
