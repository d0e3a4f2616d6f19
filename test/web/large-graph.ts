/** Facts of any size for measuring: communities of papers around things, with a few hubs, as real corpora have them. */
import { edgeFact, type Facts, type GraphEdge, type GraphNode } from '#graph/facts';
import { seededRandom } from '#graph/random';
import type { EdgeType, Label } from '#graph/schema';

const kinds: readonly (readonly [Label, EdgeType, string])[] = [
  ['Model', 'BUILDS_ON', 'Model'],
  ['Technique', 'USES_TECHNIQUE', 'Technique'],
  ['Dataset', 'TRAINS_ON', 'Dataset'],
  ['Benchmark', 'EVALUATES_ON', 'Benchmark'],
];

export function largeFacts(nodeCount: number, edgeCount: number): Facts {
  const random = seededRandom(7);
  const communities = Math.max(4, Math.round(Math.sqrt(nodeCount) / 4));
  const things = Math.floor(nodeCount * 0.4);
  const place = (community: number): { x: number; y: number } => {
    const turn = community * 2.4;
    const far = Math.sqrt(community) * 400;
    const [spread, angle] = [300 * Math.sqrt(random()), 2 * Math.PI * random()];
    return {
      x: far * Math.cos(turn) + spread * Math.cos(angle),
      y: far * Math.sin(turn) + spread * Math.sin(angle),
    };
  };
  const nodes: GraphNode[] = Array.from({ length: nodeCount }, (_, index) => {
    const community = Math.floor(communities * random() ** 2);
    const year = 2015 + Math.floor(10 * random());
    if (index >= things)
      return {
        id: `arxiv:${index}`,
        labels: ['Paper'],
        properties: { title: `Paper number ${index}`, abstract: '', year, community, ...place(community) },
      };
    const [label] = kinds[index % kinds.length]!;
    return {
      id: `${label.toLowerCase()}:${index}`,
      labels: [label],
      properties: { name: `${label} ${index}`, year, community, ...place(community) },
    };
  });
  const edges = new Map<string, GraphEdge>();
  while (edges.size < edgeCount) {
    const paper = nodes[things + Math.floor((nodeCount - things) * random())]!;
    // Few things are in very many papers.
    const index = Math.floor(things * random() ** 4);
    const [, type] = kinds[index % kinds.length]!;
    const evidence = {
      sentence: `It uses ${nodes[index]!.properties.name}.`,
      start: 0,
      end: 2,
      rule: 'made',
      confidence: 0.5 + random() / 2,
      paper: paper.id,
    };
    const edge = edgeFact({ type, start: paper.id, end: nodes[index]!.id, evidence: [evidence] });
    edges.set(edge.id, edge);
  }
  return { nodes, edges: [...edges.values()] };
}
