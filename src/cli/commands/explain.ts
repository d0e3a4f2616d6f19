/** `herdbook explain`: why one paper is linked as it is. */
import type { Command } from 'commander';
import { linkPapers } from '../../build.ts';
import { loadCatalog } from '../../catalog/catalog.ts';
import { type ExplainedSentence, explain } from '../../explain.ts';
import type { Lineage, Reading, Score } from '../../linker/reading.ts';
import { JobError } from '../failure.ts';
import { addSourceOptions, papersOptions, type SourceFlags } from '../source-options.ts';
import type { Terminal } from '../terminal.ts';

interface ExplainFlags extends SourceFlags {
  readonly json?: true;
}

/** So many papers are named where a title fits several. */
const MOST_NAMED = 5;

export function addExplain(program: Command, terminal: Terminal): void {
  const command = program
    .command('explain')
    .summary('tell why a paper is linked as it is')
    .description(
      'Links the sources and tells of one paper, sentence by sentence: each name, what it is taken for, by which rule and how surely, what else it could mean, which relations it is evidence of, and what was refused.',
    )
    .argument('<paper>', 'its id, or part of its title');
  addSourceOptions(command)
    .option('--json', 'write it as JSON')
    .addHelpText(
      'after',
      `
Examples:
  herdbook explain "Tuning LLaMA" papers.jsonl
  herdbook explain arxiv:2302.13971 papers.jsonl --json`,
    )
    .action(async (wanted: string, sources: string[], flags: ExplainFlags) => {
      const options = papersOptions(sources, flags, terminal);
      const reading = pickPaper(await linkPapers(options), wanted);
      const sentences = explain(reading, loadCatalog(options.catalog ? { own: options.catalog } : {}));
      const { id, title } = reading.record;
      if (flags.json) return terminal.write([`${JSON.stringify({ id, title, sentences }, null, 2)}\n`]);
      await terminal.write(tell(reading, sentences, text => terminal.paint('bold', text)));
    });
}

/** By its id, its whole title, or the only title that holds the words. */
function pickPaper(readings: readonly Reading[], wanted: string): Reading {
  const words = wanted.trim().toLowerCase();
  const exact = readings.find(({ record }) => record.id === wanted || record.title.toLowerCase() === words);
  const near = readings.filter(({ record }) => record.title.toLowerCase().includes(words));
  const chosen = exact ?? (near.length === 1 ? near[0] : undefined);
  if (chosen) return chosen;
  const named = near.slice(0, MOST_NAMED).map(({ record }) => `\n  ${record.id}  ${record.title}`);
  const more = near.length > MOST_NAMED ? `\n  and ${near.length - MOST_NAMED} more` : '';
  throw new JobError(
    near.length === 0
      ? `No paper among ${readings.length} has the id ${JSON.stringify(wanted)} or these words in its title.`
      : `${near.length} papers have ${JSON.stringify(wanted)} in their titles; give the id of one:${named.join('')}${more}`,
  );
}

function* tell(
  { record, entities }: Reading,
  sentences: readonly ExplainedSentence[],
  strong: (text: string) => string,
): Generator<string> {
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const nameOf = (node: string | null): string => (node === null ? 'the paper' : (names.get(node) ?? node));
  yield `${strong(record.title)}\n${record.id}\n`;
  if (sentences.length === 0) yield '\nNo name was found in it.\n';
  for (const sentence of sentences) {
    yield `\n${strong(sentence.text)}\n`;
    for (const { mention, notChosen, relations } of sentence.names) {
      yield `  ${mention.surface} -> ${mention.name} (${mention.label}) [${why(mention)}]\n`;
      if (notChosen.length > 0) yield `      not ${notChosen.join(', ')}\n`;
      for (const relation of relations) yield `      ${relation.type} [${why(relation)}]\n`;
    }
    for (const { surface, node, reason } of sentence.refusals)
      yield `  ${surface} is not ${node}: ${reason}\n`;
    for (const one of sentence.lineage) yield `  ${tellLineage(one, nameOf)}\n`;
    for (const one of sentence.scores) yield `  ${tellScore(one, nameOf)}\n`;
  }
}

const why = ({ rule, confidence }: { readonly rule: string; readonly confidence: number }): string =>
  `${rule} ${confidence.toFixed(2)}`;

const tellLineage = (lineage: Lineage, nameOf: (node: string) => string): string =>
  `${nameOf(lineage.child)} ${lineage.type} ${nameOf(lineage.parent)}${lineage.how === null ? '' : `, ${lineage.how}`} [${why(lineage)}]`;

const tellScore = (score: Score, nameOf: (node: string | null) => string): string =>
  `${nameOf(score.subject)} SCORED ${score.value} on ${nameOf(score.on)}${score.metric === null ? '' : `, ${score.metric}`} [${why(score)}]`;
