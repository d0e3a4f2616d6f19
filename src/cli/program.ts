/** The command line: the table of commands, and the one place where their errors are caught. */
import { Command } from 'commander';
import { version } from '../package-root.ts';
import { addAsk } from './commands/ask.ts';
import { addBuild } from './commands/build.ts';
import { addCorrections } from './commands/corrections.ts';
import { addDiff } from './commands/diff.ts';
import { addEvaluate } from './commands/evaluate.ts';
import { addExplain } from './commands/explain.ts';
import { addExplore } from './commands/explore.ts';
import { addExport } from './commands/export.ts';
import { addFetch } from './commands/fetch.ts';
import { addLink } from './commands/link.ts';
import { addMcp } from './commands/mcp.ts';
import { addMerge } from './commands/merge.ts';
import { addNames } from './commands/names.ts';
import { addQuery } from './commands/query.ts';
import { addSite } from './commands/site.ts';
import { addStats } from './commands/stats.ts';
import { addWatch } from './commands/watch.ts';
import { describeFailure, exitCodes } from './failure.ts';
import type { Surroundings } from './surroundings.ts';
import { Terminal } from './terminal.ts';

const commands: readonly ((program: Command, terminal: Terminal) => void)[] = [
  addBuild,
  addNames,
  addMerge,
  addWatch,
  addFetch,
  addExplore,
  addQuery,
  addAsk,
  addLink,
  addExplain,
  addExport,
  addSite,
  addCorrections,
  addEvaluate,
  addDiff,
  addStats,
  addMcp,
];

/**
 * Runs one command line.
 * @param argv the arguments behind the program's name
 * @returns the exit code: 0 done, 1 the job failed, 2 the command line is wrong
 */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const terminal = new Terminal(surroundings);
  const program = createProgram(terminal);
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

function createProgram(terminal: Terminal): Command {
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
  for (const add of commands) add(program, terminal);
  return program;
}
