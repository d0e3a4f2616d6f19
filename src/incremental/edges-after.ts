/** Edges after a change: the sentences of others stay; what else is unsaid of one goes, unless another paper says it too. */
import { bareEdge, type GraphEdge, mergeEdges, withoutPapers } from '#graph/facts';
import { hearEnough, type Others } from './hearing.ts';
import type { OldGraph } from './old-graph.ts';
import { isSame, type Turn } from './sayings.ts';

/** Null: it is there no more. */
export function edgesAfter(
  old: OldGraph,
  { unsaid, said }: Turn<GraphEdge>,
  others: Others,
): Map<string, GraphEdge | null> {
  const statedBy = new Map(
    Array.from(unsaid.keys(), id => {
      const papers = (old.edge(id)?.properties.allPapers ?? []) as readonly string[];
      return [id, [...new Set(papers)].filter(others.isOther)] as const;
    }),
  );
  const isKnown = (id: string, heard: readonly GraphEdge[]): boolean => {
    const now = [...(said.get(id) ?? []), ...heard].map(bareEdge);
    const all = [...now, ...unsaid.get(id)!.map(bareEdge)].reduce(mergeEdges);
    return isSame(all, now.length === 0 ? bareEdge({ ...all, properties: {} }) : now.reduce(mergeEdges));
  };
  const heard = hearEnough(statedBy, others, {
    elementsOf: facts => facts.edges,
    merge: mergeEdges,
    worthHearing: (id, found, left) => (isKnown(id, found) ? [] : left),
  });
  const rest = (id: string): readonly GraphEdge[] => {
    const now = old.edge(id);
    if (!now || !unsaid.has(id)) return now ? [now] : [];
    // Where not all is known all have been heard.
    if (!isKnown(id, heard.get(id)!)) return heard.get(id)!;
    const left = withoutPapers(now, paper => !others.isOther(paper));
    return left ? [left] : [];
  };
  return new Map(
    Array.from(new Set([...unsaid.keys(), ...said.keys()]), id => {
      const all = [...(said.get(id) ?? []), ...rest(id)];
      return [id, all.length === 0 ? null : all.map(edge => mergeEdges(edge, edge)).reduce(mergeEdges)];
    }),
  );
}
