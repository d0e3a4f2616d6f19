/** `herdbook stats`: what a graph holds, counted in Cypher. */
import type { Command } from 'commander';
import { nodeTypes } from '#graph/schema';
import type { GraphReader } from '#graph/store';
import { graphArgument, withGraph } from '../graph-argument.ts';
import { resultFormats } from '../result-formats.ts';
import type { Terminal } from '../terminal.ts';

interface Statistic {
  readonly title: string;
  readonly cypher: string;
}

const topNodes = (label: string, many: string): Statistic => ({
  title: `Most connected ${many}`,
  cypher: `MATCH (n:${label})-[r]-() RETURN n.name AS name, count(r) AS edges ORDER BY edges DESC, name LIMIT 5`,
});

const statistics: readonly Statistic[] = [
  {
    title: 'Nodes',
    cypher: 'MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) AS nodes ORDER BY nodes DESC, label',
  },
  {
    title: 'Edges',
    cypher:
      'MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS edges, round(avg(r.confidence) * 100) / 100 AS confidence ORDER BY edges DESC, type',
  },
  {
    title: 'Edges of a node',
    cypher:
      'MATCH (n) OPTIONAL MATCH (n)-[r]-() WITH n, count(r) AS degree RETURN min(degree) AS least, round(avg(degree) * 10) / 10 AS average, max(degree) AS most, sum(CASE WHEN degree = 0 THEN 1 ELSE 0 END) AS alone',
  },
  ...nodeTypes
    .filter(type => type.nameProperty === 'name')
    .map(type => topNodes(type.label, type.words.many)),
  {
    title: 'Largest communities',
    cypher:
      'MATCH (n) WHERE n.community IS NOT NULL OPTIONAL MATCH (n)-[r]-() WITH n, count(r) AS degree ORDER BY degree DESC, n.id WITH n.community AS community, collect(coalesce(n.name, n.title)) AS names RETURN community, size(names) AS nodes, names[0..3] AS around ORDER BY nodes DESC, community LIMIT 5',
  },
];

export function addStats(program: Command, terminal: Terminal): void {
  program
    .command('stats')
    .summary('count what a graph holds')
    .description(
      'Counts nodes and edges by type, and names the most connected nodes and the largest communities.',
    )
    .argument(...graphArgument)
    .option('--json', 'write the figures as JSON')
    .addHelpText(
      'after',
      `
Examples:
  herdbook stats
  herdbook stats graph.jsonl --json`,
    )
    .action(async (graph: string | undefined, flags: { json?: true }) => {
      await withGraph(graph, terminal, ({ store }) =>
        flags.json ? writeJson(store, terminal) : writeTables(store, terminal),
      );
    });
}

async function writeTables(store: GraphReader, terminal: Terminal): Promise<void> {
  const table = resultFormats.find(format => format.name === 'table')!;
  const { stdout } = terminal.surroundings;
  const width = stdout.isTTY ? (stdout.columns ?? 80) : 0;
  for (const { title, cypher } of statistics) {
    const result = await store.query(cypher);
    if (result.rows.length === 0) continue;
    await terminal.write([`${terminal.paint('bold', title)}\n`, ...table.write(result, width), '\n']);
  }
}

async function writeJson(store: GraphReader, terminal: Terminal): Promise<void> {
  const figures: Record<string, unknown> = {};
  for (const { title, cypher } of statistics) {
    const { columns, rows } = await store.query(cypher);
    figures[title] = rows.map(row =>
      Object.fromEntries(columns.map((column, index) => [column, row[index]])),
    );
  }
  const plain = (_key: string, value: unknown): unknown =>
    typeof value === 'bigint' ? Number(value) : value;
  await terminal.write([`${JSON.stringify(figures, plain, 2)}\n`]);
}
