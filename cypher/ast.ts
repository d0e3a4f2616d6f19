/** The tree of a query; every part knows where it stands. */
import type { Span } from './errors.ts';
import type { Value } from './values.ts';

export interface Identifier extends Span {
  readonly name: string;
}

export type Expression = Span &
  (
    | { readonly kind: 'literal'; readonly value: Value }
    | { readonly kind: 'variable'; readonly name: string }
    | { readonly kind: 'parameter'; readonly name: string }
    | { readonly kind: 'list'; readonly items: readonly Expression[] }
    | { readonly kind: 'map'; readonly entries: readonly (readonly [string, Expression])[] }
    | { readonly kind: 'property'; readonly of: Expression; readonly key: string }
    | { readonly kind: 'index'; readonly of: Expression; readonly at: Expression }
    | {
        readonly kind: 'slice';
        readonly of: Expression;
        readonly from: Expression | null;
        readonly to: Expression | null;
      }
    | { readonly kind: 'unary'; readonly operator: 'NOT' | '+' | '-'; readonly operand: Expression }
    | {
        readonly kind: 'binary';
        readonly operator: string;
        readonly left: Expression;
        readonly right: Expression;
      }
    | { readonly kind: 'isNull'; readonly operand: Expression; readonly negated: boolean }
    | { readonly kind: 'hasLabels'; readonly of: Expression; readonly labels: LabelExpression }
    | {
        readonly kind: 'call';
        readonly name: string;
        readonly distinct: boolean;
        readonly star: boolean;
        readonly args: readonly Expression[];
      }
    | {
        readonly kind: 'case';
        readonly subject: Expression | null;
        readonly whens: readonly (readonly [Expression, Expression])[];
        readonly otherwise: Expression | null;
      }
    | {
        readonly kind: 'comprehension';
        readonly variable: Identifier;
        readonly source: Expression;
        readonly where: Expression | null;
        readonly map: Expression | null;
      }
    | {
        readonly kind: 'quantifier';
        readonly quantifier: 'all' | 'any' | 'none' | 'single';
        readonly variable: Identifier;
        readonly source: Expression;
        readonly where: Expression;
      }
    | {
        readonly kind: 'reduce';
        readonly accumulator: Identifier;
        readonly initial: Expression;
        readonly variable: Identifier;
        readonly source: Expression;
        readonly step: Expression;
      }
    | {
        readonly kind: 'patternComprehension';
        readonly pattern: Pattern;
        readonly where: Expression | null;
        readonly map: Expression;
      }
    | {
        readonly kind: 'subquery';
        readonly form: 'exists' | 'count' | 'collect';
        /** A pattern as a condition, without braces: it brings no new variables. */
        readonly bare: boolean;
        readonly query: Query;
      }
    /** `shortestPath(...)` as a value: a path or null; of `allShortestPaths(...)` a list. */
    | { readonly kind: 'shortestPath'; readonly pattern: Pattern; readonly all: boolean }
    | {
        readonly kind: 'isType';
        readonly operand: Expression;
        readonly type: TypeTest;
        readonly negated: boolean;
      }
    | {
        readonly kind: 'projectMap';
        readonly of: Expression;
        readonly all: boolean;
        readonly entries: readonly (readonly [string, Expression])[];
      }
  );

/** A type as `IS :: TYPE` names it. */
export interface TypeTest {
  /** `INTEGER`, `LIST`, ... */
  readonly name: string;
  readonly of: TypeTest | null;
  readonly isNullable: boolean;
  /** `A | B`: also these. */
  readonly others: readonly TypeTest[];
}

export type LabelExpression =
  | { readonly kind: 'label'; readonly name: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'not'; readonly operand: LabelExpression }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly LabelExpression[] };

export type Direction = 'out' | 'in' | 'both';

export interface NodePattern extends Span {
  readonly kind: 'node';
  readonly variable: Identifier | null;
  readonly labels: LabelExpression | null;
  readonly properties: Expression | null;
  readonly where: Expression | null;
}

export interface RelationshipPattern extends Span {
  readonly kind: 'relationship';
  readonly variable: Identifier | null;
  readonly types: LabelExpression | null;
  readonly properties: Expression | null;
  readonly where: Expression | null;
  readonly direction: Direction;
  /** Bounds of a variable length, `max` null: unbounded. */
  readonly length: { readonly min: number; readonly max: number | null } | null;
}

/** A quantified path pattern, `((a)-[r]->(b) WHERE ...){1,3}`: inside, its variables are elements; outside, lists. */
export interface GroupPattern extends Span {
  readonly kind: 'group';
  readonly pattern: Pattern;
  readonly where: Expression | null;
  readonly min: number;
  readonly max: number | null;
}

export type LinkPattern = RelationshipPattern | GroupPattern;

/** Which of the paths between two nodes are wanted. */
export type PathSelector =
  /** `shortestPath()` and `allShortestPaths()`: WHERE is asked while searching. */
  | { readonly kind: 'function'; readonly all: boolean }
  /** `SHORTEST k`, with GROUPS k lengths; `ALL SHORTEST` is one group. WHERE is asked of the paths found. */
  | { readonly kind: 'shortest'; readonly count: number; readonly groups: boolean }
  | { readonly kind: 'any'; readonly count: number };

export interface Pattern extends Span {
  readonly variable: Identifier | null;
  readonly selector: PathSelector | null;
  /** One more than links. */
  readonly nodes: readonly NodePattern[];
  readonly links: readonly LinkPattern[];
  /** Of a pattern in parentheses: asked before a selector chooses. */
  readonly where: Expression | null;
}

export interface Projection extends Span {
  readonly expression: Expression;
  readonly alias: Identifier | null;
  /** The expression as written: the column's name where there is no alias. */
  readonly text: string;
}

export interface SortItem {
  readonly expression: Expression;
  readonly descending: boolean;
}

export interface Projecting extends Span {
  readonly distinct: boolean;
  readonly star: boolean;
  readonly items: readonly Projection[];
  readonly orderBy: readonly SortItem[];
  readonly skip: Expression | null;
  readonly limit: Expression | null;
}

export type SetItem = Span &
  (
    | {
        readonly kind: 'property';
        readonly of: Expression;
        readonly key: Expression;
        readonly value: Expression;
      }
    /** `n = {...}` replaces all properties, `n += {...}` only those named. */
    | { readonly kind: 'all'; readonly of: Expression; readonly value: Expression; readonly keeps: boolean }
    | { readonly kind: 'labels'; readonly of: Expression; readonly labels: readonly string[] }
  );

export type RemoveItem = Span &
  (
    | { readonly kind: 'property'; readonly of: Expression; readonly key: Expression }
    | { readonly kind: 'labels'; readonly of: Expression; readonly labels: readonly string[] }
  );

export interface YieldItem extends Span {
  readonly output: string;
  readonly variable: Identifier;
}

export type ReadingClause =
  | (Span & {
      readonly kind: 'match';
      readonly optional: boolean;
      readonly patterns: readonly Pattern[];
      readonly where: Expression | null;
    })
  | (Span & { readonly kind: 'unwind'; readonly list: Expression; readonly variable: Identifier })
  | (Projecting & { readonly kind: 'with'; readonly where: Expression | null })
  | (Projecting & { readonly kind: 'return' })
  /** Ends a query that returns nothing. */
  | (Span & { readonly kind: 'finish' })
  | (Span & {
      readonly kind: 'call';
      readonly optional: boolean;
      readonly procedure: Identifier;
      /** Null: taken from the parameters of the same names. */
      readonly args: readonly Expression[] | null;
      /** Null: none are named. */
      readonly yields: readonly YieldItem[] | '*' | null;
      readonly where: Expression | null;
      /** The call is all that the query is. */
      readonly isAlone: boolean;
    })
  | (Span & {
      readonly kind: 'callSubquery';
      readonly optional: boolean;
      /** `CALL (a, b) { ... }` or `CALL (*) { ... }`; null: a WITH at the start imports. */
      readonly imports: readonly Identifier[] | '*' | null;
      readonly query: Query;
    });

export type WritingClause =
  | (Span & { readonly kind: 'create'; readonly patterns: readonly Pattern[] })
  | (Span & {
      readonly kind: 'merge';
      readonly pattern: Pattern;
      readonly onCreate: readonly SetItem[];
      readonly onMatch: readonly SetItem[];
    })
  | (Span & { readonly kind: 'set'; readonly items: readonly SetItem[] })
  | (Span & { readonly kind: 'remove'; readonly items: readonly RemoveItem[] })
  | (Span & { readonly kind: 'delete'; readonly detach: boolean; readonly elements: readonly Expression[] })
  | (Span & {
      readonly kind: 'foreach';
      readonly variable: Identifier;
      readonly list: Expression;
      readonly clauses: readonly Clause[];
    });

export type Clause = ReadingClause | WritingClause;

export interface SingleQuery extends Span {
  readonly clauses: readonly Clause[];
}

export interface Query extends Span {
  readonly parts: readonly SingleQuery[];
  /** UNION removes duplicates, UNION ALL keeps them. */
  readonly unionAll: boolean;
}

export interface Statement {
  readonly query: Query;
  /** EXPLAIN shows the plan, PROFILE runs it and counts. */
  readonly mode: 'run' | 'explain' | 'profile';
}
