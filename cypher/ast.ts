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
        readonly form:
          | 'exists'
          | 'count' /** A pattern as a condition, without braces: it brings no new variables. */;
        readonly bare: boolean;
        readonly patterns: readonly Pattern[];
        readonly where: Expression | null;
      }
    | {
        readonly kind: 'projectMap';
        readonly of: Expression;
        readonly all: boolean;
        readonly entries: readonly (readonly [string, Expression])[];
      }
  );

export type LabelExpression =
  | { readonly kind: 'label'; readonly name: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'not'; readonly operand: LabelExpression }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly LabelExpression[] };

export type Direction = 'out' | 'in' | 'both';

export interface NodePattern extends Span {
  readonly variable: Identifier | null;
  readonly labels: LabelExpression | null;
  readonly properties: Expression | null;
  readonly where: Expression | null;
}

export interface RelationshipPattern extends Span {
  readonly variable: Identifier | null;
  readonly types: readonly string[];
  readonly properties: Expression | null;
  readonly direction: Direction;
  /** Bounds of a variable length, `max` null: unbounded. */
  readonly length: { readonly min: number; readonly max: number | null } | null;
}

export interface Pattern extends Span {
  readonly variable: Identifier | null;
  readonly shortest: 'one' | 'all' | null;
  /** One more than relationships. */
  readonly nodes: readonly NodePattern[];
  readonly relationships: readonly RelationshipPattern[];
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

export type Clause =
  | (Span & { readonly kind: 'create'; readonly patterns: readonly Pattern[] })
  | (Span & {
      readonly kind: 'match';
      readonly optional: boolean;
      readonly patterns: readonly Pattern[];
      readonly where: Expression | null;
    })
  | (Span & { readonly kind: 'unwind'; readonly list: Expression; readonly variable: Identifier })
  | (Projecting & { readonly kind: 'with'; readonly where: Expression | null })
  | (Projecting & { readonly kind: 'return' });

export interface SingleQuery extends Span {
  readonly clauses: readonly Clause[];
}

export interface Query {
  readonly parts: readonly SingleQuery[];
  /** UNION removes duplicates, UNION ALL keeps them. */
  readonly unionAll: boolean;
  readonly explain: boolean;
}
