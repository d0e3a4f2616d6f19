/** Facts of any size from a seed, shaped like a built graph: papers with abstracts, things that few or many of them name. */
import { edgeFact, type Facts, type GraphEdge, type GraphNode, mergeFacts } from '#graph/facts';
import { seededRandom } from '#graph/random';
import type { EdgeType } from '#graph/schema';

const things = [
  { label: 'Model', type: 'BUILDS_ON', share: 0.04 },
  { label: 'Technique', type: 'USES_TECHNIQUE', share: 0.05 },
  { label: 'Dataset', type: 'TRAINS_ON', share: 0.03 },
  { label: 'Benchmark', type: 'EVALUATES_ON', share: 0.03 },
] as const satisfies readonly { label: string; type: EdgeType; share: number }[];

export function syntheticFacts(papers: number, edges: number, seed: number): Facts {
  const random = seededRandom(seed);
  const below = (end: number): number => Math.floor(random() * end);
  const sentence = (words: number): string =>
    Array.from({ length: words }, () => `word${below(5_000)}`).join(' ');
  const nodes: GraphNode[] = [];
  for (let at = 0; at < papers; at++) {
    const properties = {
      title: sentence(9),
      abstract: sentence(120),
      year: 2017 + below(9),
      authors: [sentence(2), sentence(2)],
      x: random(),
      y: random(),
      community: below(40),
    };
    nodes.push({ id: `arxiv:${at}`, labels: ['Paper'], properties });
  }
  const counts = things.map(({ share }) => Math.max(1, Math.round(papers * share)));
  for (const [kind, { label }] of things.entries())
    for (let at = 0; at < counts[kind]!; at++)
      nodes.push({
        id: `${label.toLowerCase()}:${at}`,
        labels: [label],
        properties: {
          name: `${label} ${at}`,
          aliases: [`${label}-${at}`],
          x: random(),
          y: random(),
          community: below(40),
        },
      });
  const made = new Map<string, GraphEdge>();
  while (made.size < edges) {
    const kind = below(things.length);
    const { label, type } = things[kind]!;
    const paper = `arxiv:${below(papers)}`;
    // The square makes some things known to many.
    const thing = `${label.toLowerCase()}:${Math.floor(random() ** 2 * counts[kind]!)}`;
    const evidence = [
      {
        sentence: sentence(18),
        start: below(900),
        end: 1_000,
        rule: 'verb',
        confidence: below(100) / 100,
        paper,
      },
    ];
    const edge = edgeFact({ type, start: paper, end: thing, evidence });
    made.set(edge.id, edge);
  }
  return mergeFacts([{ nodes, edges: [...made.values()] }]);
}
