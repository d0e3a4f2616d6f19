/** Nodes after a change: what is unsaid of one goes, unless another paper says it too. */
import { type GraphNode, mergeNodes, type Properties } from '#graph/facts';
import { mayBeSpelling } from '../linker/found.ts';
import { hearEnough, type Others } from './hearing.ts';
import type { OldGraph } from './old-graph.ts';
import { isSame, type Turn } from './sayings.ts';

/** Null: it is there no more. */
export function nodesAfter(
  old: OldGraph,
  { unsaid, said }: Turn<GraphNode>,
  others: Others,
): Map<string, GraphNode | null> {
  const lacks = (id: string, heard: readonly GraphNode[]): Lacking =>
    lacking(unsaid.get(id)!, [...(said.get(id) ?? []), ...heard]);
  const stated = old.papersOf(unsaid.keys());
  const statedBy = new Map(
    Array.from(stated, ([id, papers]) => [id, [...papers].filter(others.isOther)] as const),
  );
  const heard = hearEnough(statedBy, others, {
    elementsOf: facts => facts.nodes,
    merge: mergeNodes,
    worthHearing(id, found, left) {
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
    if (!now || !unsaid.has(id)) return now ? [now] : [];
    if (statedBy.get(id)!.length === 0) return [];
    const { isMore, aliases } = lacks(id, heard.get(id)!);
    // Then all have been heard.
    if (isMore) return heard.get(id)!;
    return [withoutAliases(now, new Set(aliases))];
  };
  return new Map(
    Array.from(new Set([...unsaid.keys(), ...said.keys()]), id => {
      const all = [...(said.get(id) ?? []), ...rest(id)];
      return [id, all.length === 0 ? null : mergeAll(all)];
    }),
  );
}

/** What of the unsaid nobody has said so far. */
interface Lacking {
  readonly aliases: readonly string[];
  /** More than aliases. */
  readonly isMore: boolean;
}

function lacking(unsaid: readonly GraphNode[], heard: readonly GraphNode[]): Lacking {
  if (heard.length === 0) return { aliases: [], isMore: true };
  const now = mergeAll(heard);
  const { aliases: known = [], ...more } = now.properties;
  const { aliases = [], ...all } = mergeAll([now, ...unsaid]).properties;
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
