/** `herdbook link`: papers in, the names found in them out, one JSON object a paper. */
import type { Command } from 'commander';
import { linkPapers } from '../../build.ts';
import type { Reading } from '../../linker/reading.ts';
import { addSourceOptions, papersOptions, type SourceFlags } from '../source-options.ts';
import type { Terminal } from '../terminal.ts';

export function addLink(program: Command, terminal: Terminal): void {
  const command = program
    .command('link')
    .summary('find the names in papers, with offsets, as JSON lines')
    .description(
      'Links papers and writes one JSON object for each, in their order: its id and its mentions. Offsets count UTF-16 units in title, line break, abstract.',
    );
  addSourceOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  herdbook link papers.jsonl > mentions.jsonl
  printf 'Title: Tuning LLaMA\\nAbstract: We fine-tune LLaMA with LoRA.\\n' | herdbook link -`,
    )
    .action(async (sources: string[], flags: SourceFlags) => {
      await terminal.write(linesOf(await linkPapers(papersOptions(sources, flags, terminal))));
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
