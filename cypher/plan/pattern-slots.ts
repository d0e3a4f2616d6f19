/** The patterns of a MATCH as a graph of slots: nodes, hops between them, and paths along them. */
import type {
  Expression,
  GroupPattern,
  NodePattern,
  PathSelector,
  Pattern,
  RelationshipPattern,
} from '../ast.ts';
import type { Scope } from '../scope.ts';
import { mergeNodes } from './node-pattern.ts';

export interface NodeSlot {
  readonly pattern: NodePattern;
  readonly slot: number;
  readonly name: string;
}

interface Ends {
  readonly left: NodeSlot;
  readonly right: NodeSlot;
  /** Holds the relationship, or the list of them. */
  readonly slot: number;
}

export interface RelationshipHop extends Ends {
  readonly kind: 'relationship';
  readonly pattern: RelationshipPattern;
  readonly wasBound: boolean;
  /** Whether it has a name, or is part of a path that has one. */
  readonly isRead: boolean;
  readonly selector: PathSelector | null;
  /** Of a pattern with a selector: where its path stands. */
  readonly path: number | null;
}

export interface GroupHop extends Ends {
  readonly kind: 'group';
  readonly pattern: GroupPattern;
}

export type Hop = RelationshipHop | GroupHop;

export interface PathParts {
  readonly slot: number;
  readonly name: string;
  readonly parts: readonly { readonly kind: 'node' | 'relationship'; readonly slot: number }[];
}

export interface PatternSlots {
  readonly nodes: ReadonlyMap<number, NodeSlot>;
  readonly hops: readonly Hop[];
  readonly paths: readonly PathParts[];
  /** Slots of names that were not there before. */
  readonly created: readonly number[];
  readonly conditions: readonly Expression[];
}

/** Declares the patterns' variables in `scope`; `bound`: slots that have values before. */
export function readPatterns(
  patterns: readonly Pattern[],
  scope: Scope,
  bound: ReadonlySet<number>,
): PatternSlots {
  const nodes = new Map<number, NodeSlot>();
  const hops: Hop[] = [];
  const paths: PathParts[] = [];
  const created: number[] = [];
  const conditions: Expression[] = [];
  for (const pattern of patterns) readPattern(pattern);
  return { nodes, hops, paths, created, conditions };

  function declare(name: string | null): { slot: number; wasBound: boolean } {
    const had = name === null ? undefined : scope.slotOf(name);
    if (had !== undefined) return { slot: had, wasBound: bound.has(had) };
    const slot = name === null ? scope.slots.take() : scope.declare(name);
    created.push(slot);
    return { slot, wasBound: false };
  }

  function readPattern(pattern: Pattern): void {
    const ends = pattern.nodes.map(readNode);
    const path = pattern.variable ? declare(pattern.variable.name).slot : null;
    const slots = pattern.links.map((link, at) => {
      const sides = { left: ends[at]!, right: ends[at + 1]! };
      if (link.kind === 'group') {
        const { slot } = declare(null);
        for (const name of variablesOfGroup(link)) declare(name);
        hops.push({ kind: 'group', pattern: link, slot, ...sides });
        return slot;
      }
      const { slot, wasBound } = declare(link.variable?.name ?? null);
      const { selector } = pattern;
      const isRead = link.variable !== null || path !== null;
      hops.push({ kind: 'relationship', pattern: link, slot, wasBound, isRead, selector, path, ...sides });
      return slot;
    });
    if (pattern.where) conditions.push(pattern.where);
    if (path === null || pattern.selector) return;
    const parts = ends.flatMap((end, at) => [
      { kind: 'node' as const, slot: end.slot },
      ...(at < slots.length ? [{ kind: 'relationship' as const, slot: slots[at]! }] : []),
    ]);
    paths.push({ slot: path, name: pattern.variable!.name, parts });
  }

  function readNode(pattern: NodePattern): NodeSlot {
    const { slot } = declare(pattern.variable?.name ?? null);
    const held: NodeSlot = { pattern, slot, name: pattern.variable?.name ?? '' };
    const had = nodes.get(slot);
    // The same variable twice in one MATCH: both descriptions hold.
    nodes.set(slot, had ? { ...had, pattern: mergeNodes(had.pattern, pattern) } : held);
    if (pattern.where) conditions.push(pattern.where);
    return held;
  }
}

/** Whether a selector chooses among paths that no search finds in the right order by itself. */
export function isChosenFrom({ selector, links, where }: Pattern): boolean {
  return selector !== null && !(links.length === 1 && links[0]!.kind === 'relationship' && where === null);
}

/** Names inside a group, each a list outside of it. */
export function variablesOfGroup({ pattern }: GroupPattern): string[] {
  const names = [...pattern.nodes, ...pattern.links].flatMap(part =>
    part.kind === 'group' ? [] : (part.variable?.name ?? []),
  );
  return [...new Set(names)];
}
