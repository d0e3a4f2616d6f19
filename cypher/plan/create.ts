/** CREATE: makes what the patterns say, once for each row; all rows first, so that no reading clause sees half of it. */
import type { LabelExpression, Pattern } from '../ast.ts';
import { compile, type Environment, type Evaluate } from '../compile.ts';
import { CypherError } from '../errors.ts';
import type { GraphWriter } from '../graph-view.ts';
import type { Operator } from '../run/operators.ts';
import type { Row, Scope } from '../scope.ts';
import { isList, isMap, Node, Path, plain, Relationship, typeName, type Value } from '../values.ts';
import { expressionsOf, readsOf } from '../walk.ts';

interface NewNode {
  readonly slot: number;
  readonly isNew: boolean;
  readonly labels: readonly string[];
  readonly properties: Evaluate | null;
}

interface NewRelationship {
  readonly slot: number;
  readonly type: string;
  readonly from: number;
  readonly to: number;
  readonly properties: Evaluate | null;
}

interface NewPath {
  readonly slot: number;
  readonly nodes: readonly number[];
  readonly relationships: readonly number[];
}

/** Declares the patterns' variables in `scope`. */
export function planCreate(
  patterns: readonly Pattern[],
  source: Operator,
  scope: Scope,
  environment: Environment,
  writer: GraphWriter,
): Operator {
  const before = new Set(scope.names.keys());
  const nodes: NewNode[] = [];
  const relationships: NewRelationship[] = [];
  const paths: NewPath[] = [];
  for (const pattern of patterns) {
    const ends = pattern.nodes.map(({ variable, labels, properties }) => {
      const known = variable ? scope.slotOf(variable.name) : undefined;
      const slot = known ?? (variable ? scope.declare(variable.name) : scope.slots.take());
      nodes.push({
        slot,
        isNew: known === undefined,
        labels: labelsOf(labels),
        properties: properties && compile(properties, scope, environment),
      });
      return slot;
    });
    const links = pattern.relationships.map(({ variable, types, direction, properties }, at) => {
      const slot = variable ? scope.declare(variable.name) : scope.slots.take();
      const [left, right] = [ends[at]!, ends[at + 1]!];
      const [from, to] = direction === 'in' ? [right, left] : [left, right];
      relationships.push({
        slot,
        type: types[0]!,
        from,
        to,
        properties: properties && compile(properties, scope, environment),
      });
      return slot;
    });
    if (pattern.variable)
      paths.push({ slot: scope.declare(pattern.variable.name), nodes: ends, relationships: links });
  }
  const own = [...scope.names.keys()].filter(name => !before.has(name));
  const readsOwn = patterns.flatMap(expressionsOf).some(one => own.some(name => readsOf(one).has(name)));
  const parts = { nodes: nodes.filter(({ isNew }) => isNew), relationships, paths, readsOwn };
  return createOperator(source, parts, writer, environment);
}

interface Parts {
  readonly nodes: readonly NewNode[];
  readonly relationships: readonly NewRelationship[];
  readonly paths: readonly NewPath[];
  /** Whether a property is computed from what this clause creates. */
  readonly readsOwn: boolean;
}

function createOperator(
  source: Operator,
  { nodes, relationships, paths, readsOwn }: Parts,
  writer: GraphWriter,
  { budget }: Environment,
): Operator {
  return {
    name: 'Create',
    detail: `${nodes.length} nodes, ${relationships.length} relationships`,
    source,
    *rows(start) {
      const rows: Row[] = [];
      for (const row of source.rows(start)) rows.push(row.slice());
      // Ids stand in the slots until all is made: elements are looked up once, not after every change.
      for (const row of rows) {
        budget.tick();
        for (const { slot, labels, properties } of nodes) {
          const id = writer.createNode(labels, propertiesOf(properties, row));
          row[slot] = readsOwn ? writer.nodeById(id) : id;
        }
        const links = relationships.map(({ type, from, to, properties }) =>
          writer.createRelationship(type, idIn(row, from), idIn(row, to), propertiesOf(properties, row)),
        );
        for (const [at, { slot }] of relationships.entries()) row[slot] = links[at]!;
      }
      for (const row of rows) {
        for (const { slot } of nodes) row[slot] = writer.nodeById(idIn(row, slot));
        for (const { slot } of relationships) row[slot] = writer.relationshipById(row[slot] as string);
        for (const path of paths)
          row[path.slot] = new Path(
            path.nodes.map(slot => row[slot] as Node),
            path.relationships.map(slot => row[slot] as Relationship),
          );
        yield row;
      }
    },
  };
}

function idIn(row: Row, slot: number): string {
  const held = row[slot];
  if (held instanceof Node) return held.id;
  if (typeof held === 'string') return held;
  throw new CypherError({
    kind: 'runtime',
    detail: 'InvalidArgumentType',
    message: `A relationship needs nodes at both ends, got ${typeName(held ?? null)}.`,
  });
}

function propertiesOf(properties: Evaluate | null, row: Row): Record<string, Value> {
  const value = properties?.(row) ?? {};
  if (!isMap(value))
    throw new CypherError({
      kind: 'runtime',
      detail: 'InvalidArgumentType',
      message: `Properties are a map, got ${typeName(value)}.`,
    });
  const held = Object.entries(value).filter(([, one]) => one !== null);
  return Object.fromEntries(held.map(([key, one]) => [key, storable(key, one)]));
}

function storable(key: string, value: Value): Value {
  const isScalar = (one: Value): boolean =>
    !isMap(one) && !(one instanceof Node || one instanceof Relationship || one instanceof Path);
  if (isList(value) ? value.every(one => isScalar(one) && !isList(one)) : isScalar(value))
    return plain(value);
  throw new CypherError({
    kind: 'runtime',
    detail: 'InvalidPropertyType',
    message: `The property ${key} cannot hold ${typeName(value)}; a scalar or a flat list can be kept.`,
  });
}

function labelsOf(labels: LabelExpression | null): readonly string[] {
  if (labels?.kind === 'label') return [labels.name];
  return labels?.kind === 'and' ? labels.operands.flatMap(labelsOf) : [];
}
