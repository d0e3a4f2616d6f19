/** `herdbook query`: one Cypher statement on a graph. */
import type { Command } from 'commander';
import { CypherError, type QueryResult, type RunOptions } from '#cypher';
import { openGraph } from '../../open-store.ts';
import { JobError, QueryError, UsageError, unknownName } from '../failure.ts';
import { type Bindings, collectBinding, positiveInteger, seconds } from '../option-values.ts';
import { type ResultFormat, resultFormats } from '../result-formats.ts';
import { locate } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';

export interface ResultFlags {
  readonly format: string;
  readonly param?: Bindings;
  readonly limit: number;
  readonly timeout: number;
}

/** The options of every command that shows rows. */
export function addResultOptions(command: Command): Command {
  const names = resultFormats.map(format => format.name).join(', ');
  return command
    .option('-f, --format <name>', `how rows are written: ${names}`, 'table')
    .option(
      '-p, --param <name=value>',
      'a parameter; JSON where it parses, else text; may be repeated',
      collectBinding,
    )
    .option('--limit <rows>', 'most rows to show', positiveInteger, 10_000)
    .option('--timeout <seconds>', 'longest time to run', seconds, 60);
}

export function addQuery(program: Command, terminal: Terminal): void {
  const command = program
    .command('query')
    .summary('ask a graph in Cypher')
    .description('Runs one read-only Cypher statement and writes its rows.')
    .argument('[graph]', 'a graph file; else herdbook.jsonl in this folder, else the sample papers')
    .argument('[cypher]', 'the statement')
    .usage('[options] [GRAPH] CYPHER');
  addResultOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  herdbook query "MATCH (m:Model) RETURN m.name, m.year ORDER BY m.name LIMIT 10"
  herdbook query graph.jsonl "MATCH (p:Paper)-[:INTRODUCES]->(m:Model {name: \\$name}) RETURN p.title" --param name=LLaMA
  herdbook query graph.jsonl "MATCH (p:Paper)-[r]->(b:Benchmark) RETURN p.title, type(r), b.name" --format csv > benchmarks.csv`,
    )
    .action(async (first: string | undefined, second: string | undefined, flags: ResultFlags) => {
      const cypher = second ?? first;
      if (cypher === undefined)
        throw new UsageError(
          'Expected a Cypher statement, got none. For example: herdbook query "MATCH (m:Model) RETURN m.name"',
        );
      await runQuery(second === undefined ? undefined : first, cypher, flags, terminal);
    });
}

async function runQuery(
  graph: string | undefined,
  cypher: string,
  flags: ResultFlags,
  terminal: Terminal,
): Promise<void> {
  const format = resultFormatNamed(flags.format);
  const { store } = await openNamed(graph, terminal);
  try {
    const result = await store.query(cypher, flags.param ?? {}, limitsOf(flags)).catch((error: unknown) => {
      throw error instanceof CypherError ? new QueryError(cypher, error) : error;
    });
    await writeResult(result, format, terminal);
  } finally {
    await store.close();
  }
}

/** Opens the graph that the command line names, or the one that stands for it. */
export async function openNamed(graph: string | undefined, terminal: Terminal): ReturnType<typeof openGraph> {
  const { surroundings, onProgress } = terminal;
  const where = graph === undefined ? undefined : locate(surroundings, graph);
  const opened = await openGraph(where, { cwd: surroundings.cwd, onProgress });
  terminal.endProgress();
  if (graph === undefined)
    terminal.note(terminal.paint('dim', `Reading ${opened.says}.`, surroundings.stderr));
  return opened;
}

export function limitsOf({ limit, timeout }: ResultFlags): RunOptions {
  return { rowLimit: limit, timeoutMs: timeout * 1000 };
}

/** @throws UsageError where there is no such format */
export function resultFormatNamed(name: string): ResultFormat {
  const found = resultFormats.find(format => format.name === name);
  if (found) return found;
  throw unknownName(
    'format',
    name,
    resultFormats.map(format => format.name),
  );
}

/** @throws JobError where time ran out: the rows are not all */
export async function writeResult(
  result: QueryResult,
  format: ResultFormat,
  terminal: Terminal,
): Promise<void> {
  const { stdout } = terminal.surroundings;
  await terminal.write(format.write(result, stdout.isTTY ? (stdout.columns ?? 80) : 0));
  if (result.cut?.reason === 'time')
    throw new JobError(
      `${result.cut.message} The rows above are not all; raise --timeout or narrow the query.`,
    );
  if (result.cut) terminal.warn(`${result.cut.message} Raise --limit for more.`);
  if (format.name === 'table') {
    const rows = `${result.rows.length.toLocaleString('en')} ${result.rows.length === 1 ? 'row' : 'rows'}`;
    terminal.note(
      terminal.paint('dim', `${rows} in ${Math.round(result.elapsedMs)} ms`, terminal.surroundings.stderr),
    );
  }
}
