/** From the patterns of a MATCH to operators: where to start, which way to go, and each predicate as early as it can be. */
import type { Direction, Expression, NodePattern, Pattern, RelationshipPattern } from '../ast.ts';
import { compile, type Environment, labelTest } from '../compile.ts';
import { bindPath, expand, expandLong, scan, seek, shortestPath } from '../run/match-operators.ts';
import { filter, type Operator } from '../run/operators.ts';
import type { Scope } from '../scope.ts';
import { Node } from '../values.ts';
import { conjunctsOf, readsOf } from '../walk.ts';
import { mergeNodes, rarestLabel } from './node-pattern.ts';

interface NodeSlot {
  readonly pattern: NodePattern;
  readonly slot: number;
  readonly name: string;
}

interface Hop {
  readonly pattern: RelationshipPattern;
  readonly slot: number;
  readonly left: NodeSlot;
  readonly right: NodeSlot;
  readonly shortest: Pattern['shortest'];
  readonly path: number | null;
  readonly wasBound: boolean;
}

interface PathParts {
  readonly slot: number;
  readonly name: string;
  readonly parts: readonly { readonly kind: 'node' | 'relationship'; readonly slot: number }[];
}

/**
 * Plans patterns onto `source`. Declares their variables in `scope`; `outer` holds the names that were bound before.
 * Gives the operator and the slots that are new, which OPTIONAL MATCH sets to null.
 */
export function planMatch(
  patterns: readonly Pattern[],
  where: Expression | null,
  source: Operator,
  scope: Scope,
  environment: Environment,
): { operator: Operator; slots: number[] } {
  return new MatchPlanner(scope, environment, source).plan(patterns, where);
}

class MatchPlanner {
  readonly #scope: Scope;
  readonly #environment: Environment;
  readonly #bound: Set<number>;
  readonly #created: number[] = [];
  #predicates: { expression: Expression; reads: number[] }[] = [];
  #operator: Operator;

  constructor(scope: Scope, environment: Environment, source: Operator) {
    this.#scope = scope;
    this.#environment = environment;
    this.#operator = source;
    this.#bound = new Set(scope.names.values());
  }

  plan(patterns: readonly Pattern[], where: Expression | null): { operator: Operator; slots: number[] } {
    const nodes = new Map<number, NodeSlot>();
    const hops: Hop[] = [];
    const paths: PathParts[] = [];
    for (const pattern of patterns) this.#readPattern(pattern, nodes, hops, paths);
    this.#addPredicates(where);
    const checked = new Set<number>();
    // Nodes that are bound already may carry further labels or properties here.
    for (const node of nodes.values()) if (this.#bound.has(node.slot)) this.#check(node, checked);
    this.#placePredicates();
    const open = new Set(hops.filter(hop => hop.shortest === null));
    const lonely = (): NodeSlot[] => [...nodes.values()].filter(node => !this.#bound.has(node.slot));
    while (open.size > 0 || lonely().length > 0) {
      const next = this.#nextHop(open);
      if (next) {
        open.delete(next);
        this.#expand(next, hops);
        this.#check(this.#bound.has(next.left.slot) ? next.right : next.left, checked);
        this.#check(next.left, checked);
        this.#check(next.right, checked);
      } else this.#start(lonely(), checked);
      this.#placePredicates();
    }
    for (const hop of hops) if (hop.shortest) this.#shortest(hop);
    this.#placePredicates();
    for (const { slot, name, parts } of paths) {
      this.#operator = bindPath(this.#operator, slot, parts, name, this.#environment.view);
      this.#bound.add(slot);
      this.#placePredicates();
    }
    return { operator: this.#operator, slots: this.#created };
  }

  #declare(name: string | null): { slot: number; wasBound: boolean } {
    const had = name === null ? undefined : this.#scope.slotOf(name);
    if (had !== undefined) return { slot: had, wasBound: this.#bound.has(had) };
    const slot = name === null ? this.#scope.slots.take() : this.#scope.declare(name);
    this.#created.push(slot);
    return { slot, wasBound: false };
  }

  #readPattern(pattern: Pattern, nodes: Map<number, NodeSlot>, hops: Hop[], paths: PathParts[]): void {
    const ends = pattern.nodes.map(node => {
      const { slot } = this.#declare(node.variable?.name ?? null);
      const held: NodeSlot = { pattern: node, slot, name: node.variable?.name ?? '' };
      const had = nodes.get(slot);
      // The same variable twice in one MATCH: both descriptions hold.
      nodes.set(slot, had ? { ...had, pattern: mergeNodes(had.pattern, node) } : held);
      if (node.where) this.#addPredicates(node.where);
      return held;
    });
    const path = pattern.variable ? this.#declare(pattern.variable.name).slot : null;
    const slots = pattern.relationships.map((relationship, at) => {
      const { slot, wasBound } = this.#declare(relationship.variable?.name ?? null);
      hops.push({
        pattern: relationship,
        slot,
        left: ends[at]!,
        right: ends[at + 1]!,
        shortest: pattern.shortest,
        path,
        wasBound,
      });
      return slot;
    });
    if (path === null || pattern.shortest) return;
    const parts = ends.flatMap((end, at) => [
      { kind: 'node' as const, slot: end.slot },
      ...(at < slots.length ? [{ kind: 'relationship' as const, slot: slots[at]! }] : []),
    ]);
    paths.push({ slot: path, name: pattern.variable!.name, parts });
  }

  #addPredicates(where: Expression | null): void {
    for (const expression of conjunctsOf(where)) {
      const reads = [...readsOf(expression)].flatMap(name => this.#scope.slotOf(name) ?? []);
      this.#predicates.push({ expression, reads });
    }
  }

  /** Filters by every predicate whose variables are all known. */
  #placePredicates(): void {
    const ready = this.#predicates.filter(({ reads }) => reads.every(slot => this.#bound.has(slot)));
    this.#predicates = this.#predicates.filter(predicate => !ready.includes(predicate));
    for (const { expression } of ready)
      this.#operator = filter(this.#operator, 'WHERE', compile(expression, this.#scope, this.#environment));
  }

  /** A hop with an end that is known; one with both ends known first, since it only narrows. */
  #nextHop(open: ReadonlySet<Hop>): Hop | undefined {
    const known = (hop: Hop): number =>
      Number(this.#bound.has(hop.left.slot)) + Number(this.#bound.has(hop.right.slot));
    const ranked = [...open]
      .filter(hop => known(hop) > 0)
      .sort(
        (a, b) =>
          known(b) - known(a) || Number(a.pattern.length !== null) - Number(b.pattern.length !== null),
      );
    return ranked[0];
  }

  #expand(hop: Hop, hops: readonly Hop[]): void {
    const { view, budget } = this.#environment;
    const { pattern, slot } = hop;
    const fromLeft = this.#bound.has(hop.left.slot);
    const [from, to] = fromLeft ? [hop.left, hop.right] : [hop.right, hop.left];
    const direction: Direction =
      fromLeft || pattern.direction === 'both'
        ? pattern.direction
        : pattern.direction === 'out'
          ? 'in'
          : 'out';
    const step = {
      from: from.slot,
      to: to.slot,
      relationship: slot,
      direction,
      types: pattern.types.length > 0 ? new Set(pattern.types) : null,
      distinctFrom: hops
        .filter(
          other => other !== hop && !other.shortest && other.slot !== slot && this.#bound.has(other.slot),
        )
        .map(other => other.slot),
      toIsBound: this.#bound.has(to.slot),
      relationshipIsBound: hop.wasBound,
      detail: describeHop(from, pattern, direction, to),
    };
    if (pattern.length) {
      const candidate = this.#scope.slots.take();
      this.#operator = expandLong(
        this.#operator,
        {
          ...step,
          ...pattern.length,
          reversed: !fromLeft,
          test: this.#propertyTest(pattern.properties, candidate),
          candidate,
        },
        view,
        budget,
      );
    } else this.#operator = expand(this.#operator, step, view, budget);
    this.#bound.add(slot).add(to.slot);
    if (pattern.properties && !pattern.length) this.#filterProperties(pattern.properties, slot);
  }

  #shortest(hop: Hop): void {
    const { view, budget } = this.#environment;
    const { pattern, left, right } = hop;
    const candidate = this.#scope.slots.take();
    const length = pattern.length ?? { min: 1, max: 1 };
    this.#operator = shortestPath(
      this.#operator,
      {
        from: left.slot,
        to: right.slot,
        relationship: hop.slot,
        path: hop.path,
        direction: pattern.direction,
        types: pattern.types.length > 0 ? new Set(pattern.types) : null,
        ...length,
        all: hop.shortest === 'all',
        test: this.#propertyTest(pattern.properties, candidate),
        candidate,
        detail: describeHop(left, pattern, pattern.direction, right),
      },
      view,
      budget,
    );
    this.#bound.add(hop.slot);
    if (hop.path !== null) this.#bound.add(hop.path);
  }

  /** Starts at the node that fewest nodes can be: by a property that is known, else by the rarest label. */
  #start(candidates: readonly NodeSlot[], checked: Set<number>): void {
    const { view, budget } = this.#environment;
    const sought = candidates
      .map(node => ({ node, by: this.#knownProperty(node) }))
      .find(({ by }) => by !== null);
    if (sought) {
      const { node, by } = sought;
      this.#operator = seek(
        this.#operator,
        node.slot,
        by!.key,
        compile(by!.value, this.#scope, this.#environment),
        node.name,
        view,
        budget,
      );
      this.#bound.add(node.slot);
      this.#check(node, checked);
      return;
    }
    const ranked = candidates
      .map(node => {
        const label = rarestLabel(node.pattern.labels, name => view.nodesWith(name).length);
        return { node, label, count: label === null ? view.nodeCount + 1 : view.nodesWith(label).length };
      })
      .sort((a, b) => a.count - b.count);
    const { node, label } = ranked[0]!;
    this.#operator = scan(this.#operator, node.slot, label, node.name, view, budget);
    this.#bound.add(node.slot);
    this.#check(node, checked);
  }

  /** `{id: $x}` in the pattern, or `n.id = $x` among the predicates, where the value needs nothing that is unknown. */
  #knownProperty({ pattern, name }: NodeSlot): { key: string; value: Expression } | null {
    const isKnown = (value: Expression): boolean =>
      [...readsOf(value)].every(read => this.#bound.has(this.#scope.slotOf(read) ?? -1));
    const inline = pattern.properties?.kind === 'map' ? pattern.properties.entries : [];
    for (const [key, value] of inline) if (isKnown(value)) return { key, value };
    if (name === '') return null;
    for (const { expression } of this.#predicates) {
      if (expression.kind !== 'binary' || expression.operator !== '=') continue;
      for (const [side, other] of [
        [expression.left, expression.right],
        [expression.right, expression.left],
      ] as const)
        if (
          side.kind === 'property' &&
          side.of.kind === 'variable' &&
          side.of.name === name &&
          isKnown(other)
        )
          return { key: side.key, value: other };
    }
    return null;
  }

  /** Labels and inline properties of a node, once it is bound. */
  #check(node: NodeSlot, checked: Set<number>): void {
    if (checked.has(node.slot) || !this.#bound.has(node.slot)) return;
    checked.add(node.slot);
    const { labels, properties } = node.pattern;
    if (labels) {
      const test = labelTest(labels);
      this.#operator = filter(this.#operator, `${node.name} has labels`, row => {
        const held = row[node.slot];
        return held instanceof Node && test(held.labels);
      });
    }
    if (properties) this.#filterProperties(properties, node.slot);
  }

  #filterProperties(properties: Expression, slot: number): void {
    const test = this.#propertyTest(properties, slot)!;
    this.#operator = filter(this.#operator, 'properties', test);
  }

  /** `{key: value}` as a test of the element in a slot. */
  #propertyTest(properties: Expression | null, slot: number): ReturnType<typeof compile> | null {
    if (!properties) return null;
    const { scope, slot: element } = this.#scope.shadow(' element');
    const span = { start: properties.start, end: properties.end };
    const of: Expression = { kind: 'variable', name: ' element', ...span };
    const entries: readonly (readonly [string, Expression])[] =
      properties.kind === 'map'
        ? properties.entries
        : Object.keys((compile(properties, this.#scope, this.#environment)([]) ?? {}) as object).map(
            key => [key, { kind: 'property', of: properties, key, ...span }] as const,
          );
    const tests = entries.map(([key, value]) =>
      compile(
        {
          kind: 'binary',
          operator: '=',
          left: { kind: 'property', of, key, ...span },
          right: value,
          ...span,
        },
        scope,
        this.#environment,
      ),
    );
    return row => {
      row[element] = row[slot]!;
      return tests.every(test => test(row) === true);
    };
  }
}

function describeHop(
  from: NodeSlot,
  pattern: RelationshipPattern,
  direction: Direction,
  to: NodeSlot,
): string {
  const types = pattern.types.length > 0 ? `:${pattern.types.join('|')}` : '';
  const length = pattern.length ? `*${pattern.length.min}..${pattern.length.max ?? ''}` : '';
  return `(${from.name})${direction === 'in' ? '<' : ''}-[${types}${length}]-${direction === 'out' ? '>' : ''}(${to.name})`;
}
