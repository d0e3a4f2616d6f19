/** `herdbook diff`: what another version of the program, the catalog or the papers makes of a graph. */
import type { Command } from 'commander';
import {
  type Changes,
  compareGraphs,
  type GraphDifference,
  kindOfEdge,
  kindOfNode,
} from '#graph/compare-graphs';
import { evidenceOf, type Facts, type GraphEdge } from '#graph/facts';
import { nameOf } from '#graph/node-name';
import { seededRandom } from '#graph/random';
import { withGraph } from '../graph-argument.ts';
import { integer, positiveInteger } from '../option-values.ts';
import type { Terminal } from '../terminal.ts';

interface DiffFlags {
  readonly list?: true;
  readonly sample?: number;
  readonly seed: number;
  readonly json?: true;
}

export function addDiff(program: Command, terminal: Terminal): void {
  program
    .command('diff')
    .summary('compare two graphs')
    .description(
      'Counts the nodes and edges of two graphs that were added, removed and changed, by label and type. Places on the map do not count.',
    )
    .argument('<before>', 'a graph file or a Neo4j address')
    .argument('<after>', 'a graph file or a Neo4j address')
    .option('--list', 'name every one, edges with their sentence')
    .option('--sample <count>', 'name so many of each kind of difference, taken at random', positiveInteger)
    .option('--seed <integer>', 'seed of the sample: the same seed takes the same ones', integer, 1)
    .option('--json', 'write all differences as JSON')
    .addHelpText(
      'after',
      `
Examples:
  herdbook diff before.jsonl after.jsonl
  herdbook diff before.jsonl after.jsonl --sample 20 --seed 7
  herdbook diff before.jsonl after.jsonl --json > differences.json`,
    )
    .action(async (before: string, after: string, flags: DiffFlags) => {
      const [old, young] = [await readFacts(before, terminal), await readFacts(after, terminal)];
      const difference = compareGraphs(old, young);
      if (flags.json) return terminal.write([`${JSON.stringify(plain(difference), null, 2)}\n`]);
      await terminal.write(summary(difference));
      if (flags.list || flags.sample) await terminal.write(listing(difference, old, young, flags));
    });
}

async function readFacts(graph: string, terminal: Terminal): Promise<Facts> {
  let facts: Facts = { nodes: [], edges: [] };
  await withGraph(graph, terminal, async ({ store }) => {
    facts = await store.facts();
  });
  return facts;
}

const plain = ({ nodes, edges }: GraphDifference): object => {
  const side = <Element>({ added, removed, changed, before, after }: Changes<Element>): object => ({
    before: Object.fromEntries(before),
    after: Object.fromEntries(after),
    added,
    removed,
    changed,
  });
  return { nodes: side(nodes), edges: side(edges) };
};

function* summary({ nodes, edges }: GraphDifference): Generator<string> {
  yield `${''.padEnd(20)}${['before', 'after', 'added', 'removed', 'changed'].map(head => head.padStart(10)).join('')}\n`;
  yield* rows('nodes', nodes, kindOfNode);
  yield* rows('edges', edges, kindOfEdge);
}

function* rows<Element>(
  title: string,
  changes: Changes<Element>,
  kindOf: (element: Element) => string,
): Generator<string> {
  const kinds = [...new Set([...changes.before.keys(), ...changes.after.keys()])].sort();
  const tell = (name: string, isIn: (kind: string) => boolean): string => {
    const sum = (counts: ReadonlyMap<string, number>): number =>
      [...counts].reduce((total, [kind, number]) => total + (isIn(kind) ? number : 0), 0);
    const among = (elements: readonly Element[]): number => elements.filter(one => isIn(kindOf(one))).length;
    const changed = among(changes.changed.map(change => change.after));
    const figures = [
      sum(changes.before),
      sum(changes.after),
      among(changes.added),
      among(changes.removed),
      changed,
    ];
    return `${name.padEnd(20)}${figures.map(figure => String(figure).padStart(10)).join('')}\n`;
  };
  yield tell(title, () => true);
  for (const kind of kinds) yield tell(`  ${kind}`, one => one === kind);
}

function* listing(
  { nodes, edges }: GraphDifference,
  before: Facts,
  after: Facts,
  { list, sample, seed }: DiffFlags,
): Generator<string> {
  const random = seededRandom(seed);
  const some = <Element>(all: readonly Element[]): readonly Element[] =>
    list || sample === undefined ? all : take(all, sample, random);
  const names = new Map([...before.nodes, ...after.nodes].map(node => [node.id, nameOf(node)]));
  yield '\n';
  for (const node of some(nodes.removed)) yield `- ${kindOfNode(node)} ${nameOf(node)}\n`;
  for (const node of some(nodes.added)) yield `+ ${kindOfNode(node)} ${nameOf(node)}\n`;
  for (const change of some(nodes.changed))
    yield `~ ${kindOfNode(change.after)} ${nameOf(change.after)}: ${change.properties.join(', ')}\n`;
  for (const edge of some(edges.removed)) yield* tellEdge('-', edge, names);
  for (const edge of some(edges.added)) yield* tellEdge('+', edge, names);
  for (const change of some(edges.changed))
    yield* tellEdge('~', change.after, names, `: ${change.properties.join(', ')}`);
}

/** Without replacement, in the order of the list. */
function take<Element>(all: readonly Element[], count: number, random: () => number): Element[] {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(count, all.length)) chosen.add(Math.floor(random() * all.length));
  return [...chosen].sort((a, b) => a - b).map(index => all[index]!);
}

function* tellEdge(
  sign: string,
  edge: GraphEdge,
  names: ReadonlyMap<string, string>,
  more = '',
): Generator<string> {
  const [start, end] = [edge.start, edge.end].map(id => names.get(id) ?? id);
  const best = evidenceOf(edge)[0];
  yield `${sign} ${edge.type} ${start} -> ${end}${best ? ` (${best.rule} ${best.confidence})` : ''}${more}\n`;
  if (best) yield `    ${best.sentence.replace(/\s+/gu, ' ')}\n`;
}
