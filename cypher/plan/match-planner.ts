/** From the patterns of a MATCH to operators: where to start, which way to go, and each predicate as early as it can be. */
import type { Expression, Pattern } from '../ast.ts';
import { compile } from '../evaluate/compile.ts';
import type { Environment } from '../evaluate/environment.ts';
import { labelTest } from '../evaluate/label-test.ts';
import { expandGroup } from '../run/group-operator.ts';
import { type Cap, expandLong } from '../run/long-operator.ts';
import { bindPath, expand, type Step } from '../run/match-operators.ts';
import { argument, type Operator } from '../run/operator.ts';
import { filter } from '../run/operators.ts';
import { expandPruning } from '../run/pruning-operator.ts';
import { isScan, narrowed, scan, seek } from '../run/scan-operators.ts';
import { selectPaths } from '../run/select-operator.ts';
import { reachesByNodes, shortestPaths } from '../run/shortest-operator.ts';
import { type Row, Scope } from '../scope.ts';
import { Node } from '../values.ts';
import { isRepeatable, readsOf, variablesOf } from '../walk.ts';
import { REVERSED } from '../ways.ts';
import { columnCondition } from './column-condition.ts';
import { identityTest, propertyTest, relationshipTest, typeSetOf } from './element-test.ts';
import { describeHop, nameEnds } from './hop-pattern.ts';
import { isImplied, rarestLabel } from './node-pattern.ts';
import {
  type GroupHop,
  type Hop,
  isChosenFrom,
  type NodeSlot,
  type RelationshipHop,
  readPatterns,
  variablesOfGroup,
} from './pattern-slots.ts';
import { type KnownProperty, Predicates } from './predicates.ts';

/**
 * Plans patterns onto `source`, declaring their variables in `scope`; what is there in it already is bound.
 * Gives the operator and the slots that are new, which OPTIONAL MATCH sets to null.
 */
export function planMatch(
  patterns: readonly Pattern[],
  where: Expression | null,
  source: Operator,
  scope: Scope,
  environment: Environment,
  options: MatchOptions = {},
): { operator: Operator; slots: number[] } {
  return new MatchPlanner(scope, environment, source, options).plan(patterns, where);
}

interface MatchOptions {
  /** What walks keep to. */
  readonly cap?: Cap;
  /** Rows that are the same may come once or more often. */
  ignoresDuplicates?(): boolean;
}

class MatchPlanner {
  readonly #scope: Scope;
  readonly #environment: Environment;
  readonly #bound: Set<number>;
  readonly #cap: Cap | null;
  readonly #ignoresDuplicates: () => boolean;
  readonly #checked = new Set<number>();
  /** Labels that nodes bear for certain, by the way they are found. */
  readonly #implied = new Map<number, ReadonlySet<string>>();
  readonly #predicates: Predicates;
  #operator: Operator;

  constructor(scope: Scope, environment: Environment, source: Operator, options: MatchOptions) {
    this.#cap = options.cap ?? null;
    this.#ignoresDuplicates = options.ignoresDuplicates ?? ((): boolean => false);
    this.#scope = scope;
    this.#predicates = new Predicates(scope);
    this.#environment = environment;
    this.#operator = source;
    this.#bound = new Set(scope.names.values());
  }

  plan(patterns: readonly Pattern[], where: Expression | null): { operator: Operator; slots: number[] } {
    const chosen = patterns.filter(isChosenFrom);
    const slots = chosen.flatMap(pattern => this.#select(pattern));
    const plain = patterns.filter(pattern => !isChosenFrom(pattern));
    const { nodes, hops, paths, created, conditions } = readPatterns(plain, this.#scope, this.#bound);
    for (const expression of [where, ...conditions]) this.#predicates.add(expression);
    // Nodes that are bound already may carry further labels or properties here.
    for (const node of nodes.values()) this.#check(node);
    this.#placePredicates();
    this.#connect([...nodes.values()], hops);
    for (const hop of hops)
      if (hop.kind === 'relationship' && hop.selector) {
        this.#shortest(hop, nodes.get(hop.right.slot)!);
        this.#placePredicates();
      }
    for (const { slot, name, parts } of paths) {
      this.#operator = bindPath(this.#operator, slot, parts, name, this.#environment.view);
      this.#bound.add(slot);
      this.#placePredicates();
    }
    return { operator: this.#operator, slots: [...slots, ...created] };
  }

  /** Starts somewhere and goes along the hops until all nodes are bound. */
  #connect(nodes: readonly NodeSlot[], hops: readonly Hop[]): void {
    const open = new Set(hops.filter(hop => hop.kind === 'group' || !hop.selector));
    const isReached = new Set(hops.flatMap(hop => (isReaching(hop) ? [hop.right.slot] : [])));
    // A search begins at its left node, though another one may end there.
    for (const hop of hops) if (hop.kind === 'relationship' && hop.selector) isReached.delete(hop.left.slot);
    for (;;) {
      const next = this.#nextHop(open);
      const lonely = nodes.filter(node => !this.#bound.has(node.slot));
      // The far end of a SHORTEST pattern is found by its search, unless it is known by itself or by another hop.
      const starts = lonely.filter(
        node => open.size > 0 || !isReached.has(node.slot) || this.#knownProperty(node) !== null,
      );
      if (next) {
        open.delete(next);
        if (next.kind === 'group') this.#expandGroup(next, hops);
        else this.#expand(next, hops);
        for (const node of nodes) this.#check(node);
      } else if (starts.length > 0) this.#start(starts);
      else return;
      this.#placePredicates();
    }
  }

  /** Filters by every predicate whose variables are all known. */
  #placePredicates(): void {
    const { view, budget } = this.#environment;
    for (const { expression, reads } of this.#predicates.takeReady(this.#bound)) {
      const condition = columnCondition(expression, this.#environment);
      if (condition && isScan(this.#operator) && this.#operator.slot === reads[0]) {
        this.#operator = narrowed(this.#operator, condition, view, budget);
        continue;
      }
      const test =
        identityTest(expression, this.#scope, this.#environment) ??
        compile(expression, this.#scope, this.#environment);
      const about = reads.length === 1 && isRepeatable(expression) ? reads[0]! : null;
      this.#operator = filter(this.#operator, 'WHERE', test, about);
    }
  }

  /** A hop with an end that is known; one with both ends known first, since it only narrows. */
  #nextHop(open: ReadonlySet<Hop>): Hop | undefined {
    const known = (hop: Hop): number =>
      Number(this.#bound.has(hop.left.slot)) + Number(this.#bound.has(hop.right.slot));
    const isLong = (hop: Hop): boolean => hop.kind === 'group' || hop.pattern.length !== null;
    const ranked = [...open]
      .filter(hop => known(hop) > 0)
      .sort((a, b) => known(b) - known(a) || Number(isLong(a)) - Number(isLong(b)));
    return ranked[0];
  }

  /** Slots of relationships of this MATCH that the hop may not use again. */
  #distinctFrom(hop: Hop, hops: readonly Hop[]): number[] {
    return hops.flatMap(other => (this.#bound.has(other.slot) && mayMeet(hop, other) ? [other.slot] : []));
  }

  /** Whether nothing but the ends of the hop's trails is of use, and each end but once. */
  #isPrunable(hop: RelationshipHop, hops: readonly Hop[]): boolean {
    if (this.#cap || hop.isRead || hop.pattern.length!.min > 1) return false;
    return !hops.some(other => mayMeet(hop, other)) && this.#ignoresDuplicates();
  }

  #expand(hop: RelationshipHop, hops: readonly Hop[]): void {
    const { view, budget } = this.#environment;
    const { pattern, slot } = hop;
    const fromLeft = this.#bound.has(hop.left.slot);
    const [from, to] = fromLeft ? [hop.left, hop.right] : [hop.right, hop.left];
    const direction = fromLeft ? pattern.direction : REVERSED[pattern.direction];
    const candidate = pattern.length ? this.#scope.slots.take() : slot;
    const test = relationshipTest(pattern, candidate, this.#scope, this.#environment);
    const step = {
      from: from.slot,
      to: to.slot,
      relationship: slot,
      relationshipIsRead: hop.isRead || (test !== null && candidate === slot),
      direction,
      types: typeSetOf(pattern.types),
      distinctFrom: this.#distinctFrom(hop, hops),
      toIsBound: this.#bound.has(to.slot),
      relationshipIsBound: hop.wasBound,
      detail: describeHop(from, hop, direction, to),
    };
    if (pattern.length?.min !== 0) this.#implyLabels(step);
    if (pattern.length) {
      const long = { ...step, ...pattern.length, reversed: !fromLeft, test, candidate, cap: this.#cap };
      const expandAlong = this.#isPrunable(hop, hops) ? expandPruning : expandLong;
      this.#operator = expandAlong(this.#operator, long, view, budget);
    } else {
      this.#operator = expand(this.#operator, step, view, budget);
      if (test) this.#operator = filter(this.#operator, 'relationship', test);
    }
    this.#bound.add(slot).add(to.slot);
  }

  #expandGroup(hop: GroupHop, hops: readonly Hop[]): void {
    const { budget } = this.#environment;
    const { pattern, slot, left, right } = hop;
    const fromLeft = this.#bound.has(left.slot);
    const [from, to] = fromLeft ? [left, right] : [right, left];
    const names = variablesOfGroup(pattern);
    const outside = new Map([...this.#scope.names].filter(([name]) => !names.includes(name)));
    const within = new Scope(this.#scope.slots, outside);
    const inside = nameEnds(pattern.pattern, 'inside');
    const entry = within.declare((fromLeft ? inside.nodes[0] : inside.nodes.at(-1))!.variable!.name);
    const { operator } = planMatch([inside], pattern.where, argument, within, this.#environment);
    const exit = within.slotOf((fromLeft ? inside.nodes.at(-1) : inside.nodes[0])!.variable!.name)!;
    this.#operator = expandGroup(
      this.#operator,
      {
        inner: operator,
        entry,
        exit,
        relationships: inside.links.map(
          link => within.slotOf('variable' in link ? link.variable!.name : '')!,
        ),
        from: from.slot,
        to: to.slot,
        toIsBound: this.#bound.has(to.slot),
        flat: slot,
        lists: names.map(name => ({ item: within.slotOf(name)!, list: this.#scope.slotOf(name)! })),
        distinctFrom: this.#distinctFrom(hop, hops),
        min: pattern.min,
        max: pattern.max,
        reversed: !fromLeft,
        cap: this.#cap,
        detail: describeHop(from, hop, 'out', to),
      },
      budget,
    );
    this.#bound.add(slot).add(to.slot);
    for (const name of names) this.#bound.add(this.#scope.slotOf(name)!);
  }

  #shortest(hop: RelationshipHop, right: NodeSlot): void {
    const { view, budget } = this.#environment;
    const { pattern, left, slot } = hop;
    const selector = hop.selector!;
    const candidate = this.#scope.slots.take();
    const path = hop.path ?? this.#scope.slots.take();
    const toIsBound = this.#bound.has(right.slot);
    this.#bound.add(slot).add(path).add(right.slot);
    this.#operator = shortestPaths(
      this.#operator,
      {
        from: left.slot,
        to: right.slot,
        toIsBound,
        relationship: slot,
        isList: pattern.length !== null,
        path,
        direction: pattern.direction,
        types: typeSetOf(pattern.types),
        ...(pattern.length ?? { min: 1, max: 1 }),
        selector,
        test: relationshipTest(pattern, candidate, this.#scope, this.#environment),
        candidate,
        accept: selector.kind === 'function' ? this.#takePathPredicates([slot, path]) : null,
        detail: describeHop(left, hop, pattern.direction, right),
      },
      view,
      budget,
    );
    this.#check(right);
  }

  /** Predicates that ask for the path are part of what shortestPath() searches by. */
  #takePathPredicates(slots: readonly number[]): ((row: Row) => boolean) | null {
    const ready = this.#predicates.takeAbout(slots, this.#bound);
    if (ready.length === 0) return null;
    const tests = ready.map(({ expression }) => compile(expression, this.#scope, this.#environment));
    return row => tests.every(test => test(row) === true);
  }

  /** A pattern of several links whose paths are chosen from: planned whole, then chosen. Gives its new slots. */
  #select(pattern: Pattern): number[] {
    const environment = this.#environment;
    const within = this.#scope.inner();
    const span = { start: pattern.start, end: pattern.end };
    const variable = pattern.variable ?? { name: ' path', ...span };
    const whole = nameEnds({ ...pattern, selector: null, where: null, variable }, 'outside');
    // The ends first, so that each two nodes are searched between.
    const ends = [whole.nodes[0]!, whole.nodes.at(-1)!].map(
      (node): Pattern => ({ ...whole, variable: null, nodes: [node], links: [] }),
    );
    const bound = planMatch(ends, null, this.#operator, within, environment);
    const cap: Cap = { length: 0, isHit: false };
    const inner = planMatch([whole], pattern.where, argument, within, environment, { cap });
    this.#operator = selectPaths(
      bound.operator,
      inner.operator,
      { path: within.slotOf(whole.variable!.name)!, selector: pattern.selector!, cap },
      environment.budget,
    );
    const slots = [...bound.slots, ...inner.slots];
    for (const name of variablesOf(pattern)) this.#scope.bind(name, within.slotOf(name)!);
    for (const slot of slots) this.#bound.add(slot);
    return slots;
  }

  /** Starts at the node that fewest nodes can be: by a property that is known, else by the rarest label. */
  #start(candidates: readonly NodeSlot[]): void {
    const sought = candidates
      .map(node => ({ node, by: this.#knownProperty(node) }))
      .find(({ by }) => by !== null);
    const node = sought ? this.#seek(sought.node, sought.by!) : this.#scan(candidates);
    this.#bound.add(node.slot);
    this.#check(node);
  }

  #seek(node: NodeSlot, { key, value }: KnownProperty): NodeSlot {
    const { view, budget } = this.#environment;
    const wanted = compile(value, this.#scope, this.#environment);
    this.#operator = seek(this.#operator, node.slot, key, wanted, node.name, view, budget);
    return node;
  }

  #scan(candidates: readonly NodeSlot[]): NodeSlot {
    const { view, budget } = this.#environment;
    const ranked = candidates
      .map(node => {
        const label = rarestLabel(node.pattern.labels, name => view.nodesWith(name).length);
        return { node, label, count: label === null ? view.nodeCount + 1 : view.nodesWith(label).length };
      })
      .sort((a, b) => a.count - b.count);
    const { node, label } = ranked[0]!;
    this.#operator = scan(this.#operator, node.slot, label, node.name, view, budget);
    if (label !== null) this.#implied.set(node.slot, new Set([label]));
    return node;
  }

  /** What all ends of a type bear need not be looked for at each; a statement that writes may change that. */
  #implyLabels({ to, direction, types }: Pick<Step, 'to' | 'direction' | 'types'>): void {
    const { view, writes } = this.#environment;
    if (writes || !types || direction === 'both' || !view.labelsAt || this.#bound.has(to)) return;
    this.#implied.set(to, view.labelsAt(direction === 'out' ? 'end' : 'start', types));
  }

  /** `{id: $x}` in the pattern, or `n.id = $x` among the predicates, where the value needs nothing that is unknown. */
  #knownProperty({ pattern, name }: NodeSlot): KnownProperty | null {
    const isKnown = (value: Expression): boolean =>
      [...readsOf(value)].every(read => this.#bound.has(this.#scope.slotOf(read) ?? -1));
    const inline = pattern.properties?.kind === 'map' ? pattern.properties.entries : [];
    for (const [key, value] of inline) if (isKnown(value)) return { key, value };
    return name === '' ? null : this.#predicates.knownProperty(name, isKnown);
  }

  /** Labels and inline properties of a node, once it is bound. */
  #check(node: NodeSlot): void {
    if (this.#checked.has(node.slot) || !this.#bound.has(node.slot)) return;
    this.#checked.add(node.slot);
    const { labels, properties } = node.pattern;
    if (labels && !isImplied(labels, this.#implied.get(node.slot))) {
      const test = labelTest(labels);
      const hasLabels = (row: Row): boolean => {
        const held = row[node.slot];
        return held instanceof Node && test(held.labels);
      };
      this.#operator = filter(this.#operator, `${node.name} has labels`, hasLabels, node.slot);
    }
    if (properties) {
      const test = propertyTest(properties, node.slot, this.#scope, this.#environment);
      const isAlone = readsOf(properties).size === 0 && isRepeatable(properties);
      this.#operator = filter(this.#operator, 'properties', test, isAlone ? node.slot : null);
    }
  }
}

/** Whether two hops of one MATCH could use the same relationship, which must not be. */
function mayMeet(hop: Hop, other: Hop): boolean {
  if (other === hop || other.slot === hop.slot) return false;
  if (other.kind === 'relationship' && other.selector) return false;
  const types = hop.kind === 'relationship' ? typeSetOf(hop.pattern.types) : null;
  const others = other.kind === 'relationship' ? typeSetOf(other.pattern.types) : null;
  return !types || !others || [...types].some(type => others.has(type));
}

/** Whether the search of the hop finds the nodes at its far end by itself. */
function isReaching(hop: Hop): boolean {
  if (hop.kind === 'group' || !hop.selector || hop.selector.kind === 'function') return false;
  return reachesByNodes({ selector: hop.selector, min: hop.pattern.length?.min ?? 1, accept: null });
}
