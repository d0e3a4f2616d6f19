/** CREATE, MERGE, SET, REMOVE, DELETE and FOREACH to operators. */
import type { Clause, LabelExpression, Pattern, RemoveItem, SetItem } from '../ast.ts';
import { compile } from '../evaluate/compile.ts';
import type { Environment } from '../evaluate/environment.ts';
import type { GraphWriter } from '../graph-view.ts';
import { argument, type Operator } from '../run/operator.ts';
import {
  type Change,
  type Creation,
  create,
  deleteElements,
  foreach,
  merge,
  type NewNode,
  type NewPath,
  type NewRelationship,
  update,
} from '../run/write-operators.ts';
import { Scope } from '../scope.ts';
import { namesIn } from '../walk.ts';
import { planMatch } from './match-planner.ts';

type Of<Kind extends Clause['kind']> = Extract<Clause, { kind: Kind }>;

interface Planned {
  readonly operator: Operator;
  readonly scope: Scope;
}

type Before = Pick<Planned, 'scope'>;
type Write = (source: Operator) => Planned;

/** Writing clauses of an engine that only reads were refused before. */
const writerOf = ({ writer }: Environment): GraphWriter => writer!;

export function planCreate(patterns: readonly Pattern[], { scope }: Before, environment: Environment): Write {
  const within = scope.inner();
  const creation = creationOf(patterns, within, environment);
  return source => ({
    operator: create(source, creation, writerOf(environment), environment.budget),
    scope: within,
  });
}

/** Declares the patterns' variables in `scope`. */
function creationOf(patterns: readonly Pattern[], scope: Scope, environment: Environment): Creation {
  const nodes: NewNode[] = [];
  const relationships: NewRelationship[] = [];
  const paths: NewPath[] = [];
  for (const pattern of patterns) {
    const ends = pattern.nodes.map(({ variable, labels, properties }) => {
      const known = variable ? scope.slotOf(variable.name) : undefined;
      if (known !== undefined) return known;
      const slot = variable ? scope.declare(variable.name) : scope.slots.take();
      nodes.push({
        slot,
        labels: labelsOf(labels),
        properties: properties && compile(properties, scope, environment),
      });
      return slot;
    });
    const links = pattern.links.flatMap((link, at) => {
      if (link.kind === 'group') return [];
      const { variable, types, direction, properties } = link;
      const slot = variable ? scope.declare(variable.name) : scope.slots.take();
      const [left, right] = [ends[at]!, ends[at + 1]!];
      // Without a direction a merged relationship is made from left to right.
      const [from, to] = direction === 'in' ? [right, left] : [left, right];
      const type = namesIn(types)[0]!;
      relationships.push({
        slot,
        type,
        from,
        to,
        properties: properties && compile(properties, scope, environment),
      });
      return slot;
    });
    if (pattern.variable)
      paths.push({ slot: scope.declare(pattern.variable.name), nodes: ends, relationships: links });
  }
  return { nodes, relationships, paths };
}

function labelsOf(labels: LabelExpression | null): readonly string[] {
  return namesIn(labels);
}

export function planMerge(
  { pattern, onCreate, onMatch }: Of<'merge'>,
  { scope }: Before,
  environment: Environment,
): Write {
  const within = scope.inner();
  const { operator: match } = planMatch([pattern], null, argument, within, environment);
  // What the pattern binds is named already; what was bound before the clause is not made anew.
  const made = new Scope(within.slots, scope.names);
  const creation = creationOf([pattern], made, environment);
  const renames = [...made.names].flatMap(([name, slot]) => {
    const matched = within.slotOf(name)!;
    return matched === slot ? [] : [{ from: slot, to: matched }];
  });
  return source => ({
    operator: merge(
      source,
      {
        match,
        creation,
        renames,
        onCreate: changesOf(onCreate, within, environment),
        onMatch: changesOf(onMatch, within, environment),
      },
      writerOf(environment),
      environment.budget,
    ),
    scope: within,
  });
}

export function planSet(items: readonly SetItem[], { scope }: Before, environment: Environment): Write {
  const changes = changesOf(items, scope, environment);
  return source => ({
    operator: update(source, 'SetProperties', changes, writerOf(environment), environment.budget),
    scope,
  });
}

export function planRemove(items: readonly RemoveItem[], { scope }: Before, environment: Environment): Write {
  const changes = items.map((item): Change => {
    const of = compile(item.of, scope, environment);
    if (item.kind === 'labels') return { kind: 'removeLabels', of, labels: item.labels };
    return { kind: 'property', of, key: compile(item.key, scope, environment), value: () => null };
  });
  return source => ({
    operator: update(source, 'Remove', changes, writerOf(environment), environment.budget),
    scope,
  });
}

function changesOf(items: readonly SetItem[], scope: Scope, environment: Environment): Change[] {
  return items.map((item): Change => {
    const of = compile(item.of, scope, environment);
    if (item.kind === 'labels') return { kind: 'addLabels', of, labels: item.labels };
    const value = compile(item.value, scope, environment);
    if (item.kind === 'all') return { kind: 'all', of, value, keeps: item.keeps };
    return { kind: 'property', of, key: compile(item.key, scope, environment), value };
  });
}

export function planDelete(
  { elements, detach }: Of<'delete'>,
  { scope }: Before,
  environment: Environment,
): Write {
  const evaluates = elements.map(element => compile(element, scope, environment));
  return source => ({
    operator: deleteElements(
      source,
      evaluates,
      detach,
      environment.view,
      writerOf(environment),
      environment.budget,
    ),
    scope,
  });
}

export function planForeach(
  { list, variable }: Of<'foreach'>,
  { scope }: Before,
  environment: Environment,
  planInner: (start: Planned) => Planned,
): Write {
  const items = compile(list, scope, environment);
  const { scope: within, slot } = scope.shadow(variable.name);
  const inner = planInner({ operator: argument, scope: within }).operator;
  return source => ({
    operator: foreach(source, items, slot, variable.name, inner, environment.budget),
    scope,
  });
}
