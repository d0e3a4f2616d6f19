/** `herdbook evaluate`: a graph held against papers that people annotated. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { type Evaluation, evaluateGraph, parseGold, type Score } from '../../evaluate.ts';
import { JobError } from '../failure.ts';
import { withGraph } from '../graph-argument.ts';
import { locate } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';

interface EvaluateFlags {
  readonly gold: string;
  readonly json?: true;
  readonly errors?: true;
}

export function addEvaluate(program: Command, terminal: Terminal): void {
  program
    .command('evaluate')
    .summary('score a graph against annotated papers')
    .description(
      'Compares a graph with papers annotated by hand, found by their titles: precision, recall, F1.',
    )
    .argument('<graph>', 'a graph file or a Neo4j address')
    .requiredOption('--gold <file>', 'annotated papers, one JSON object a line')
    .option('--json', 'write the figures as JSON')
    .option('--errors', 'list every miss first')
    .addHelpText(
      'after',
      `
Examples:
  herdbook evaluate graph.jsonl --gold annotated.jsonl
  herdbook evaluate graph.jsonl --gold annotated.jsonl --errors
  herdbook evaluate graph.jsonl --gold annotated.jsonl --json > figures.json`,
    )
    .action(async (graph: string, flags: EvaluateFlags) => {
      const gold = parseGold(await readGold(locate(terminal.surroundings, flags.gold)), flags.gold);
      await withGraph(graph, terminal, async ({ store }) => {
        const evaluation = evaluateGraph(await store.facts(), gold);
        const { errors, ...figures } = evaluation;
        if (flags.json)
          return terminal.write([`${JSON.stringify(flags.errors ? evaluation : figures, null, 2)}\n`]);
        if (flags.errors) await terminal.write(errors.map(error => `${error}\n`));
        await terminal.write(report(evaluation));
      });
    });
}

async function readGold(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const got =
      error.code === 'ENOENT' ? 'no such file' : error.code === 'EISDIR' ? 'a folder' : error.message;
    throw new JobError(
      `${file}: expected a file of annotated papers, got ${got}. Check the path after --gold.`,
    );
  });
}

function* report(evaluation: Evaluation): Generator<string> {
  const { entities, entitiesLenient, entitiesByType, relations, relationsByType, introduces } = evaluation;
  const { lineage, results, traps, splits, merges, papers, missing } = evaluation;
  yield `${''.padEnd(30)}${['precision', 'recall', 'F1', 'right', 'wrong', 'missed'].map(head => head.padStart(10)).join('')}\n`;
  yield row('entities', entities);
  for (const [type, score] of Object.entries(entitiesByType)) yield row(`  ${type}`, score);
  yield row('entities, data types as one', entitiesLenient);
  yield row('relations', relations);
  for (const [type, score] of Object.entries(relationsByType)) yield row(`  ${type}`, score);
  yield row('relations but MENTIONS', evaluation.relationsWithoutMentions);
  yield row('introduces', introduces);
  yield row('results', results);
  yield `${'lineage, recall'.padEnd(30)}${''.padStart(10)}${lineage.recall.toFixed(3).padStart(10)}\n`;
  yield `traps ${traps.sprung} of ${traps.set} · splits ${splits} · merges ${merges} · papers ${papers - missing} of ${papers}\n`;
}

function row(name: string, { precision, recall, f1, right, wrong, missed }: Score): string {
  const figures = [precision.toFixed(3), recall.toFixed(3), f1.toFixed(3), right, wrong, missed];
  return `${name.padEnd(30)}${figures.map(figure => String(figure).padStart(10)).join('')}\n`;
}
