/** The command line: the table of commands, and the one place where their errors are caught. */
import { Command } from 'commander';
import { version } from '../package-root.ts';
import { describeFailure, exitCodes } from './failure.ts';
import type { Surroundings } from './surroundings.ts';
import { Terminal } from './terminal.ts';

type AddCommand = (program: Command, terminal: Terminal) => void;

/** In the order of the help. A command is loaded when it is called: most of them need much that the others do not. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  build: async () => (await import('./commands/build.ts')).addBuild,
  names: async () => (await import('./commands/names.ts')).addNames,
  merge: async () => (await import('./commands/merge.ts')).addMerge,
  watch: async () => (await import('./commands/watch.ts')).addWatch,
  fetch: async () => (await import('./commands/fetch.ts')).addFetch,
  explore: async () => (await import('./commands/explore.ts')).addExplore,
  query: async () => (await import('./commands/query.ts')).addQuery,
  ask: async () => (await import('./commands/ask.ts')).addAsk,
  link: async () => (await import('./commands/link.ts')).addLink,
  explain: async () => (await import('./commands/explain.ts')).addExplain,
  export: async () => (await import('./commands/export.ts')).addExport,
  site: async () => (await import('./commands/site.ts')).addSite,
  corrections: async () => (await import('./commands/corrections.ts')).addCorrections,
  evaluate: async () => (await import('./commands/evaluate.ts')).addEvaluate,
  diff: async () => (await import('./commands/diff.ts')).addDiff,
  stats: async () => (await import('./commands/stats.ts')).addStats,
  mcp: async () => (await import('./commands/mcp.ts')).addMcp,
};

/**
 * Runs one command line.
 * @param argv the arguments behind the program's name
 * @returns the exit code: 0 done, 1 the job failed, 2 the command line is wrong
 */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const terminal = new Terminal(surroundings);
  const program = await createProgram(terminal, argv);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCodes.ok;
  } catch (error) {
    terminal.endProgress();
    const { code, text } = describeFailure(error, surroundings.env.HERDBOOK_DEBUG === '1');
    if (text !== null) terminal.fail(text);
    return code;
  } finally {
    terminal.endProgress();
  }
}

async function createProgram(terminal: Terminal, argv: readonly string[]): Promise<Command> {
  const { stdout, stderr } = terminal.surroundings;
  const program = new Command('herdbook')
    .description('A knowledge graph of machine-learning papers, with the sentence behind every edge.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .option('-q, --quiet', 'print results, warnings and errors only')
    .exitOverride()
    .configureOutput({
      writeOut: text => stdout.write(text),
      writeErr: text => stderr.write(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      outputError: (text, write) =>
        write(`${terminal.paint('red', 'error:', stderr)} ${text.replace(/^error: /u, '')}`),
    })
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      'after',
      `
Examples:
  herdbook explore
  herdbook build papers.jsonl -o graph.herdbook
  herdbook query "MATCH (m:Model)<-[:BUILDS_ON]-(p:Paper) RETURN m.name, count(p) AS papers ORDER BY papers DESC"

herdbook COMMAND --help tells more about each.`,
    );
  program.hook('preAction', (_program, command) => {
    terminal.quiet = command.optsWithGlobals<{ quiet?: true }>().quiet ?? false;
  });
  for (const load of calledBy(argv)) (await load())(program, terminal);
  return program;
}

/** All of them where the first word is none: then help is wanted, or the nearest name. */
function calledBy(argv: readonly string[]): readonly (() => Promise<AddCommand>)[] {
  const name = argv.find(word => !word.startsWith('-')) ?? '';
  return Object.hasOwn(commands, name) ? [commands[name]!] : Object.values(commands);
}
