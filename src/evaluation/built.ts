/** What a graph says of each paper, laid out for comparison with what people annotated. */
import type { Facts, GraphEdge, GraphNode } from '#graph/facts';
import { type EntityType, entityTypes } from './gold.ts';

export interface BuiltEntity {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  /** keys of the name and the aliases */
  readonly keys: ReadonlySet<string>;
  readonly relations: ReadonlySet<string>;
}

export interface BuiltScore {
  readonly edge: GraphEdge;
  readonly subject: GraphNode;
  readonly on: GraphNode;
}

export interface BuiltGraph {
  /** id of the paper with this title */
  paper(title: string): string | null;
  entities(paper: string): readonly BuiltEntity[];
  scores(paper: string): readonly BuiltScore[];
  descends(child: string, parent: string): boolean;
}

/** Spelling that does not count: case, accents (TeX's too), spaces and signs but `+`. */
export function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\\["'^`~=.]\s*\{?([A-Za-z])\}?/gu, '$1')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]/gu, '');
}

export function keysOf(node: GraphNode): Set<string> {
  const { name, aliases = [] } = node.properties;
  return new Set([...(name ? [String(name)] : []), ...(aliases as readonly string[])].map(keyOf));
}

const typeOf = (node: GraphNode | undefined): EntityType | undefined =>
  entityTypes.find(type => node?.labels.includes(type));

export function layOut({ nodes, edges }: Facts): BuiltGraph {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const papers = new Map<string, string>();
  for (const node of nodes)
    if (node.labels.includes('Paper')) papers.set(keyOf(String(node.properties.title ?? '')), node.id);
  const named = namedNodes(nodes);
  const descents = new Set(
    edges.filter(edge => edge.type === 'DERIVED_FROM').map(edge => `${edge.start}>${edge.end}`),
  );
  const relations = relationsByPaper(edges, byId);
  const scores = scoresOf(edges, byId);
  return {
    paper: title => papers.get(keyOf(title)) ?? null,
    entities: paper =>
      [...(relations.get(paper) ?? [])].map(([id, types]) => {
        const node = byId.get(id)!;
        const name = String(node.properties.name ?? '');
        return { id, type: typeOf(node)!, name, keys: keysOf(node), relations: types };
      }),
    scores: paper => scores.filter(({ edge }) => edge.properties.paper === paper || edge.start === paper),
    descends(child, parent) {
      const parents = named.get(keyOf(parent)) ?? [];
      return (named.get(keyOf(child)) ?? []).some(from => parents.some(to => descents.has(`${from}>${to}`)));
    },
  };
}

function namedNodes(nodes: readonly GraphNode[]): Map<string, string[]> {
  const named = new Map<string, string[]>();
  for (const node of nodes)
    if (typeOf(node)) for (const key of keysOf(node)) named.set(key, [...(named.get(key) ?? []), node.id]);
  return named;
}

/** For each paper the entities that it is tied to, with the types of the ties; scores are counted apart. */
function relationsByPaper(
  edges: readonly GraphEdge[],
  byId: ReadonlyMap<string, GraphNode>,
): Map<string, Map<string, Set<string>>> {
  const papers = new Map<string, Map<string, Set<string>>>();
  for (const { type, start, end } of edges) {
    if (type === 'SCORED' || !byId.get(start)?.labels.includes('Paper') || !typeOf(byId.get(end))) continue;
    const entities = papers.get(start) ?? new Map<string, Set<string>>();
    papers.set(start, entities.set(end, (entities.get(end) ?? new Set<string>()).add(type)));
  }
  return papers;
}

function scoresOf(edges: readonly GraphEdge[], byId: ReadonlyMap<string, GraphNode>): BuiltScore[] {
  return edges.flatMap(edge => {
    const subject = byId.get(edge.start);
    const on = byId.get(edge.end);
    return edge.type === 'SCORED' && subject && on ? [{ edge, subject, on }] : [];
  });
}
