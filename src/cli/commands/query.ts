/** `herdbook query`: one Cypher statement on a graph. */
import type { Command } from 'commander';
import { CypherError } from '#cypher';
import { QueryError, UsageError } from '../failure.ts';
import { graphArgument, withGraph } from '../graph-argument.ts';
import {
  addResultOptions,
  limitsOf,
  type ResultFlags,
  resultFormatNamed,
  writeResult,
} from '../result-options.ts';
import type { Terminal } from '../terminal.ts';

export function addQuery(program: Command, terminal: Terminal): void {
  const command = program
    .command('query')
    .summary('ask a graph in Cypher')
    .description('Runs one read-only Cypher statement and writes its rows.')
    .argument(...graphArgument)
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
  await withGraph(graph, terminal, async ({ store }) => {
    const result = await store.query(cypher, flags.param ?? {}, limitsOf(flags)).catch((error: unknown) => {
      throw error instanceof CypherError ? new QueryError(cypher, error) : error;
    });
    await writeResult(result, format, terminal);
  });
}
