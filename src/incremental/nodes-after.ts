/** Nodes after a change: what is retracted of one goes, unless another paper says it too. */
import { type GraphNode, mergeNodes, type Properties } from '#graph/facts';
import { mayBeSpelling } from '../linker/found.ts';
import type { OldGraph } from './old-graph.ts';
import { type Others, rederive } from './rederiving.ts';
import { type Delta, isSame } from './statements.ts';

/** Null: it is there no more. */
export function nodesAfter(
  old: OldGraph,
  { retracted, asserted }: Delta<GraphNode>,
  others: Others,
): Map<string, GraphNode | null> {
  const lacks = (id: string, rederived: readonly GraphNode[]): Lacking =>
    lacking(retracted.get(id)!, [...(asserted.get(id) ?? []), ...rederived]);
  const stated = old.papersOf(retracted.keys());
  const statedBy = new Map(
    Array.from(stated, ([id, papers]) => [id, [...papers].filter(others.isOther)] as const),
  );
  const rederived = rederive(statedBy, others, {
    elementsOf: facts => facts.nodes,
    merge: mergeNodes,
    worthAsking(id, found, left) {
      const { isMore, aliases } = lacks(id, found);
      if (isMore) return left;
      if (aliases.length === 0) return [];
      return left.filter(paper => {
        const text = others.textOf(paper);
        return aliases.some(alias => mayBeSpelling(alias, text));
      });
    },
  });
  const rest = (id: string): readonly GraphNode[] => {
    const now = old.node(id);
    if (!now || !retracted.has(id)) return now ? [now] : [];
    if (statedBy.get(id)!.length === 0) return [];
    const { isMore, aliases } = lacks(id, rederived.get(id)!);
    // Then all have been asked.
    if (isMore) return rederived.get(id)!;
    return [withoutAliases(now, new Set(aliases))];
  };
  return new Map(
    Array.from(new Set([...retracted.keys(), ...asserted.keys()]), id => {
      const all = [...(asserted.get(id) ?? []), ...rest(id)];
      return [id, all.length === 0 ? null : mergeAll(all)];
    }),
  );
}

/** What of the retracted nobody has said so far. */
interface Lacking {
  readonly aliases: readonly string[];
  /** More than aliases. */
  readonly isMore: boolean;
}

function lacking(retracted: readonly GraphNode[], rederived: readonly GraphNode[]): Lacking {
  if (rederived.length === 0) return { aliases: [], isMore: true };
  const now = mergeAll(rederived);
  const { aliases: known = [], ...more } = now.properties;
  const { aliases = [], ...all } = mergeAll([now, ...retracted]).properties;
  const isKnown = new Set(known as readonly string[]);
  return {
    aliases: (aliases as readonly string[]).filter(alias => !isKnown.has(alias)),
    isMore: !isSame(all, more),
  };
}

function mergeAll(nodes: readonly GraphNode[]): GraphNode {
  return nodes.map(node => mergeNodes(node, node)).reduce(mergeNodes);
}

function withoutAliases(node: GraphNode, gone: ReadonlySet<string>): GraphNode {
  if (gone.size === 0) return node;
  const { aliases = [], ...more } = node.properties;
  const kept = (aliases as readonly string[]).filter(alias => !gone.has(alias));
  const properties: Properties = kept.length === 0 ? more : { ...more, aliases: kept };
  return { ...node, properties };
}
