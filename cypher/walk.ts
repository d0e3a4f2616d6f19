/** What queries and expressions are made of: their parts, the variables they read, the aggregates in them, a key for sameness. */
import type {
  Clause,
  Expression,
  LabelExpression,
  LinkPattern,
  NodePattern,
  Pattern,
  Projection,
  Query,
  RemoveItem,
  SetItem,
} from './ast.ts';
import { aggregateNamed } from './functions/index.ts';

type MaybeExpression = Expression | null;

/** The expressions directly inside one; of a subquery all in its clauses. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'variable':
    case 'parameter':
      return [];
    case 'list':
      return expression.items;
    case 'map':
      return expression.entries.map(([, value]) => value);
    case 'projectMap':
      return [expression.of, ...expression.entries.map(([, value]) => value)];
    case 'property':
    case 'hasLabels':
      return [expression.of];
    case 'index':
      return [expression.of, expression.at];
    case 'slice':
      return some(expression.of, expression.from, expression.to);
    case 'unary':
    case 'isNull':
    case 'isType':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'call':
      return expression.args;
    case 'case':
      return some(expression.subject, ...expression.whens.flat(), expression.otherwise);
    case 'comprehension':
      return some(expression.source, expression.where, expression.map);
    case 'quantifier':
      return [expression.source, expression.where];
    case 'reduce':
      return [expression.initial, expression.source, expression.step];
    case 'patternComprehension':
      return some(...expressionsOf(expression.pattern), expression.where, expression.map);
    case 'shortestPath':
      return expressionsOf(expression.pattern);
    case 'subquery':
      return clausesOf(expression.query).flatMap(expressionsInClause);
  }
}

function some(...parts: readonly MaybeExpression[]): Expression[] {
  return parts.filter(part => part !== null);
}

export function expressionsOf(pattern: Pattern): Expression[] {
  return some(
    pattern.where,
    ...pattern.nodes.flatMap(node => [node.properties, node.where]),
    ...pattern.links.flatMap(link =>
      link.kind === 'group' ? [link.where, ...expressionsOf(link.pattern)] : [link.properties, link.where],
    ),
  );
}

/** The clauses of all parts, those inside FOREACH and CALL { } left out. */
export function clausesOf(query: Query): readonly Clause[] {
  return query.parts.flatMap(part => part.clauses);
}

export function expressionsInClause(clause: Clause): Expression[] {
  switch (clause.kind) {
    case 'match':
      return some(...clause.patterns.flatMap(expressionsOf), clause.where);
    case 'create':
      return clause.patterns.flatMap(expressionsOf);
    case 'merge':
      return [
        ...expressionsOf(clause.pattern),
        ...[...clause.onCreate, ...clause.onMatch].flatMap(expressionsInItem),
      ];
    case 'unwind':
      return [clause.list];
    case 'with':
    case 'return': {
      const { items, orderBy, skip, limit } = clause;
      const where = clause.kind === 'with' ? clause.where : null;
      return some(
        ...items.map(item => item.expression),
        ...orderBy.map(item => item.expression),
        skip,
        limit,
        where,
      );
    }
    case 'set':
    case 'remove':
      return clause.items.flatMap(expressionsInItem);
    case 'delete':
      return [...clause.elements];
    case 'foreach':
      return [clause.list, ...clause.clauses.flatMap(expressionsInClause)];
    case 'call':
      return some(...(clause.args ?? []), clause.where);
    case 'callSubquery':
      return clausesOf(clause.query).flatMap(expressionsInClause);
    case 'finish':
      return [];
  }
}

function expressionsInItem(item: SetItem | RemoveItem): Expression[] {
  return some(item.of, 'key' in item ? item.key : null, 'value' in item ? item.value : null);
}

/** Patterns of a clause, in what it nests too, and of the expressions in it. */
export function patternsInClause(clause: Clause): Pattern[] {
  const own =
    clause.kind === 'match' || clause.kind === 'create'
      ? clause.patterns
      : clause.kind === 'merge'
        ? [clause.pattern]
        : clause.kind === 'foreach'
          ? clause.clauses.flatMap(patternsInClause)
          : clause.kind === 'callSubquery'
            ? clausesOf(clause.query).flatMap(patternsInClause)
            : [];
  return [...own, ...expressionsInClause(clause).flatMap(patternsIn)];
}

function patternsIn(expression: Expression): Pattern[] {
  const own =
    expression.kind === 'patternComprehension' || expression.kind === 'shortestPath'
      ? [expression.pattern]
      : expression.kind === 'subquery'
        ? clausesOf(expression.query).flatMap(clause => (clause.kind === 'match' ? clause.patterns : []))
        : [];
  return [...own, ...partsOf(expression).flatMap(patternsIn)];
}

export function variablesOf(pattern: Pattern): string[] {
  const of = (part: NodePattern | LinkPattern): string[] =>
    'pattern' in part ? variablesOf(part.pattern) : part.variable ? [part.variable.name] : [];
  const own = pattern.variable ? [pattern.variable.name] : [];
  return [...own, ...pattern.nodes.flatMap(of), ...pattern.links.flatMap(of)];
}

const reads = new WeakMap<Expression, ReadonlySet<string>>();

/** Names that the expression reads, those of its own loops and patterns among them: a superset is safe for placing filters. */
export function readsOf(expression: Expression): ReadonlySet<string> {
  const had = reads.get(expression);
  if (had) return had;
  const names = new Set(expression.kind === 'variable' ? [expression.name] : []);
  for (const pattern of patternsIn(expression)) for (const name of variablesOf(pattern)) names.add(name);
  for (const part of partsOf(expression)) for (const name of readsOf(part)) names.add(name);
  reads.set(expression, names);
  return names;
}

const CHANCE: ReadonlySet<string> = new Set(['rand', 'randomuuid']);

/** Whether it gives the same for the same row, however often it is asked. */
export function isRepeatable(expression: Expression): boolean {
  const isChance = expression.kind === 'call' && CHANCE.has(expression.name.toLowerCase());
  return !isChance && partsOf(expression).every(isRepeatable);
}

export type Call = Extract<Expression, { kind: 'call' }>;

/** The outermost aggregate calls in an expression; those of a subquery are its own. */
export function aggregatesIn(expression: Expression): Call[] {
  if (expression.kind === 'call' && aggregateNamed(expression.name)) return [expression];
  return expression.kind === 'subquery' ? [] : partsOf(expression).flatMap(aggregatesIn);
}

const keys = new WeakMap<Expression, string>();

/** Equal for expressions that are the same but for where they stand. */
export function keyOf(expression: Expression): string {
  const had = keys.get(expression);
  if (had !== undefined) return had;
  const key = JSON.stringify(expression, (name, value) =>
    name === 'start' || name === 'end' ? undefined : typeof value === 'bigint' ? `${value}n` : value,
  );
  keys.set(expression, key);
  return key;
}

/** `keyOf` of a variable of this name. */
export function keyOfVariable(name: string): string {
  return JSON.stringify({ kind: 'variable', name });
}

/** The operands of a chain of ANDs. */
export function conjunctsOf(expression: Expression | null): Expression[] {
  if (!expression) return [];
  if (expression.kind === 'binary' && expression.operator === 'AND')
    return [...conjunctsOf(expression.left), ...conjunctsOf(expression.right)];
  return [expression];
}

export function columnOf({ alias, expression, text }: Projection): string {
  return alias?.name ?? (expression.kind === 'variable' ? expression.name : text);
}

/** The names in a label expression. */
export function namesIn(labels: LabelExpression | null): string[] {
  if (labels?.kind === 'label') return [labels.name];
  if (labels?.kind === 'not') return namesIn(labels.operand);
  return labels?.kind === 'and' || labels?.kind === 'or' ? labels.operands.flatMap(namesIn) : [];
}

const WRITES: ReadonlySet<Clause['kind']> = new Set([
  'create',
  'merge',
  'set',
  'remove',
  'delete',
  'foreach',
]);

/** Whether the clause changes the graph, itself or by what it nests. */
export function isWriting(clause: Clause): boolean {
  return WRITES.has(clause.kind) || (clause.kind === 'callSubquery' && queryWrites(clause.query));
}

/** The word that begins a clause. */
export function wordOf({ kind }: Clause): string {
  return kind === 'callSubquery' ? 'CALL' : kind.toUpperCase();
}

export function queryWrites(query: Query): boolean {
  return clausesOf(query).some(isWriting);
}

/** Whether a WITH at the start of CALL { } imports: it names plain variables, or all. */
export function isImportingWith(clause: Clause): boolean {
  return (
    clause.kind === 'with' &&
    clause.items.every(({ alias, expression }) => !alias && expression.kind === 'variable')
  );
}
