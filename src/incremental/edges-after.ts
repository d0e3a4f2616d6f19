/** Edges after a change: the sentences of others stay; what else is retracted of one goes, unless another paper says it too. */
import { bareEdge, type GraphEdge, mergeEdges, withoutPapers } from '#graph/facts';
import type { OldGraph } from './old-graph.ts';
import { type Others, rederive } from './rederiving.ts';
import { type Delta, isSame } from './statements.ts';

/** Null: it is there no more. */
export function edgesAfter(
  old: OldGraph,
  { retracted, asserted }: Delta<GraphEdge>,
  others: Others,
): Map<string, GraphEdge | null> {
  const statedBy = new Map(
    Array.from(retracted.keys(), id => {
      const papers = (old.edge(id)?.properties.allPapers ?? []) as readonly string[];
      return [id, [...new Set(papers)].filter(others.isOther)] as const;
    }),
  );
  const isKnown = (id: string, rederived: readonly GraphEdge[]): boolean => {
    const now = [...(asserted.get(id) ?? []), ...rederived].map(bareEdge);
    const all = [...now, ...retracted.get(id)!.map(bareEdge)].reduce(mergeEdges);
    return isSame(all, now.length === 0 ? bareEdge({ ...all, properties: {} }) : now.reduce(mergeEdges));
  };
  const rederived = rederive(statedBy, others, {
    elementsOf: facts => facts.edges,
    merge: mergeEdges,
    worthAsking: (id, found, left) => (isKnown(id, found) ? [] : left),
  });
  const rest = (id: string): readonly GraphEdge[] => {
    const now = old.edge(id);
    if (!now || !retracted.has(id)) return now ? [now] : [];
    // Where not all is known all have been asked.
    if (!isKnown(id, rederived.get(id)!)) return rederived.get(id)!;
    const left = withoutPapers(now, paper => !others.isOther(paper));
    return left ? [left] : [];
  };
  return new Map(
    Array.from(new Set([...retracted.keys(), ...asserted.keys()]), id => {
      const all = [...(asserted.get(id) ?? []), ...rest(id)];
      return [id, all.length === 0 ? null : all.map(edge => mergeEdges(edge, edge)).reduce(mergeEdges)];
    }),
  );
}
