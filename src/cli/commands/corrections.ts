/** `herdbook corrections`: what readers put right in a graph, what they might look at, and one more. */
import type { Command } from 'commander';
import {
  type Correction,
  correctFacts,
  describeCorrection,
  type Entry,
  isProblem,
  kinds,
  type Outcome,
  parseCorrection,
  type Suggestion,
  suggestCorrections,
} from '#graph/corrections/index';
import type { Facts } from '#graph/facts';
import { nameOf } from '#graph/node-name';
import type { CorrectionLog } from '../../corrections-log.ts';
import { addCorrectionsOption, type CorrectionsFlags, readLog } from '../corrections-option.ts';
import { counted } from '../counted.ts';
import { JobError, UsageError, unknownName } from '../failure.ts';
import { graphArgument, withGraph } from '../graph-argument.ts';
import { positiveInteger } from '../option-values.ts';
import type { Terminal } from '../terminal.ts';

interface ListFlags extends CorrectionsFlags {
  readonly json?: true;
}

interface SuggestFlags extends ListFlags {
  readonly limit: number;
}

interface AddFlags extends CorrectionsFlags {
  readonly graph?: string;
  readonly why: string;
  readonly dryRun?: true;
}

export function addCorrections(program: Command, terminal: Terminal): void {
  const command = program
    .command('corrections')
    .summary('put a graph right, and keep it right')
    .description(
      'Corrections are lines of a file beside the graph, applied by every build and whenever the graph is opened. The file is only ever added to: what was wrong is undone by one more line.',
    )
    .addHelpText('after', () => `\nKinds of corrections and their fields:\n${kindsInWords()}`);
  addCorrectionsOption(command.command('list', { isDefault: true }).argument(...graphArgument))
    .description('Lists the corrections of a graph with what became of each.')
    .option('--json', 'write them as JSON, one a line')
    .action((graph: string | undefined, flags: ListFlags) => list(graph, flags, terminal));
  addCorrectionsOption(command.command('suggest').argument(...graphArgument))
    .description('Lists likely duplicates and the edges that are least sure, as corrections to look at.')
    .option('--limit <count>', 'most of each', positiveInteger, 20)
    .option('--json', 'write them as lines for the file of corrections')
    .action((graph: string | undefined, flags: SuggestFlags) => suggest(graph, flags, terminal));
  addCorrectionsOption(
    command
      .command('add')
      .argument('<kind>', `what is to be done: ${kinds.map(({ does }) => does).join(', ')}`)
      .argument('[fields...]', 'its fields as name=value; a list with commas'),
  )
    .description('Adds a correction, where it changes something.')
    .requiredOption('--why <reason>', 'the reason, for whoever reads the file later')
    .option('--graph <graph>', 'the graph that it is about; else graph.herdbook in this folder')
    .option('--dry-run', 'tell what it would change, and keep nothing')
    .addHelpText('after', EXAMPLES)
    .action((kind: string, fields: string[], flags: AddFlags) => add(kind, fields, flags, terminal));
}

const EXAMPLES = `
Examples:
  herdbook corrections add merge node=model:llama-1 into=model:llama --why "two spellings"
  herdbook corrections add not-this-link paper=arxiv:2401.00001 node=model:orca --why "the whale" --dry-run
  herdbook corrections add undo correction=0f3a9c21d4 --why "they are two after all"`;

function kindsInWords(): string {
  return kinds
    .map(({ does, says, fields }) => {
      const names = Object.entries(fields).map(([name, { optional }]) => (optional ? `[${name}]` : name));
      return `  ${does.padEnd(14)} ${names.join(' ')}: ${says}`;
    })
    .join('\n');
}

interface Opened {
  readonly log: CorrectionLog;
  readonly entries: readonly Entry[];
  /** Before the log is applied, where that is known. */
  readonly facts: Facts;
  readonly name: (id: string) => string;
}

function withCorrections(
  graph: string | undefined,
  flags: CorrectionsFlags,
  terminal: Terminal,
  work: (opened: Opened) => Promise<void>,
): Promise<void> {
  return withGraph(
    graph,
    terminal,
    async ({ store, corrections, uncorrected }) => {
      const facts = await (uncorrected ? (await uncorrected()).facts() : store.facts());
      const names = new Map(facts.nodes.map(node => [node.id, nameOf(node)]));
      const entries = await readLog(corrections, terminal);
      await work({ log: corrections, entries, facts, name: id => names.get(id) ?? id });
    },
    flags,
  );
}

function list(graph: string | undefined, flags: ListFlags, terminal: Terminal): Promise<void> {
  return withCorrections(graph, flags, terminal, async ({ log, entries, facts, name }) => {
    const { outcomes } = correctFacts(facts, entries);
    await terminal.write(
      outcomes.map(outcome => (flags.json ? asJson(outcome) : inWords(outcome, name, terminal))),
    );
    terminal.note(`${counted(outcomes.length, 'correction')} in ${log.file}.`);
  });
}

function asJson({ entry, state, reason }: Outcome): string {
  const { values, ...rest } = entry.correction;
  return `${JSON.stringify({ id: entry.id, ...rest, ...values, state, reason })}\n`;
}

function inWords(
  { entry, state, reason }: Outcome,
  name: (id: string) => string,
  terminal: Terminal,
): string {
  const { who, when, why } = entry.correction;
  const says = terminal.paint('bold', describeCorrection(entry.correction, name));
  const signed = [why, who, when.slice(0, 10)].filter(part => part !== '').join(', ');
  return `${entry.id}  ${state.padEnd(7)}  ${says}${signed ? `  (${signed})` : ''}${reason ? `\n${' '.repeat(21)}${reason}` : ''}\n`;
}

function suggest(graph: string | undefined, flags: SuggestFlags, terminal: Terminal): Promise<void> {
  return withCorrections(graph, flags, terminal, async ({ entries, facts }) => {
    const suggestions = suggestCorrections(correctFacts(facts, entries).facts, flags.limit);
    await terminal.write(suggestions.map(one => (flags.json ? asLine(one) : asCommand(one, terminal))));
    terminal.note(
      `${counted(suggestions.length, 'suggestion')}. Look at each before you add it: herdbook corrections add --help`,
    );
  });
}

const asLine = ({ do: does, values, why }: Suggestion): string =>
  `${JSON.stringify({ do: does, ...values, why })}\n`;

function asCommand({ do: does, values, why }: Suggestion, terminal: Terminal): string {
  const fields = Object.entries(values).map(([name, value]) => quoted(`${name}=${value}`));
  return `${terminal.paint('bold', why)}\n  ${[does, ...fields].join(' ')}\n`;
}

/** As a shell takes it for one word. */
const quoted = (word: string): string =>
  /^[\w.:=/+-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

function add(kind: string, fields: readonly string[], flags: AddFlags, terminal: Terminal): Promise<void> {
  const asked = { do: kind, ...fieldsOf(kind, fields), why: flags.why };
  return withCorrections(flags.graph, flags, terminal, async ({ log, entries, facts, name }) => {
    const correction = parsed({ ...asked, who: log.who, when: new Date().toISOString() });
    const before = correctFacts(facts, entries);
    const after = correctFacts(facts, [...entries, { id: '', correction }]);
    const { state, reason } = after.outcomes.at(-1)!;
    if (state !== 'applied') throw new JobError(`Nothing to correct: ${reason}.`);
    const says = describeCorrection(correction, name);
    const [nodes, edges] = (['nodes', 'edges'] as const).map(
      part => after.facts[part].length - before.facts[part].length,
    );
    const change = `nodes ${signed(nodes!)}, edges ${signed(edges!)}`;
    if (flags.dryRun) return terminal.note(`Would be kept: ${says} (${change}).`);
    const { id } = await log.append(correction);
    terminal.note(`${id} is kept in ${log.file}: ${says} (${change}).`);
  });
}

const signed = (count: number): string => (count > 0 ? `+${count}` : String(count));

function parsed(json: unknown): Correction {
  const correction = parseCorrection(json);
  if (!isProblem(correction)) return correction;
  throw new UsageError(`Expected ${correction.expected}, got ${correction.got}. ${correction.todo}`);
}

/** @throws UsageError where the kind is unknown, or a word is no field */
function fieldsOf(kind: string, words: readonly string[]): Record<string, unknown> {
  const found = kinds.find(({ does }) => does === kind);
  if (!found)
    throw unknownName(
      'kind of correction',
      kind,
      kinds.map(({ does }) => does),
    );
  return Object.fromEntries(
    words.map(word => {
      const [, name = '', value = ''] = /^(\w+)=(.*)$/su.exec(word) ?? [];
      if (name === '') throw new UsageError(`Expected name=value, got ${JSON.stringify(word)}.`);
      return [name, found.fields[name]?.holds === 'texts' ? value.split(',') : value];
    }),
  );
}
