/** A MATCH that is planned in part: the operator so far, the slots that it binds, and the predicates that still wait. */
import type { Expression, Pattern } from '../ast.ts';
import type { Environment } from '../evaluate/environment.ts';
import type { Cap } from '../run/long-operator.ts';
import type { Operator } from '../run/operator.ts';
import type { Scope } from '../scope.ts';
import { Predicates } from './predicates.ts';

export interface MatchPlan {
  readonly operator: Operator;
  /** Those that are new, which OPTIONAL MATCH sets to null. */
  readonly slots: readonly number[];
}

export interface MatchOptions {
  /** What walks keep to. */
  readonly cap?: Cap;
  /** Rows that are the same may come once or more often. */
  ignoresDuplicates?(): boolean;
}

/** Plans patterns onto `source`, declaring their variables in `scope`; what is there in it already is bound. */
export type MatchPlanner = (
  patterns: readonly Pattern[],
  where: Expression | null,
  source: Operator,
  scope: Scope,
  environment: Environment,
  options?: MatchOptions,
) => MatchPlan;

export class PartialPlan {
  readonly scope: Scope;
  readonly environment: Environment;
  readonly cap: Cap | null;
  readonly ignoresDuplicates: () => boolean;
  /** Plans the patterns inside of a pattern. */
  readonly planInner: MatchPlanner;
  readonly predicates: Predicates;
  /** Labels that nodes bear for certain, by the way they are found. */
  readonly implied = new Map<number, ReadonlySet<string>>();
  /** Nodes whose descriptions are seen to. */
  readonly checked = new Set<number>();
  readonly #bound: Set<number>;
  #operator: Operator;

  constructor(
    source: Operator,
    scope: Scope,
    environment: Environment,
    options: MatchOptions,
    planInner: MatchPlanner,
  ) {
    this.#operator = source;
    this.scope = scope;
    this.environment = environment;
    this.cap = options.cap ?? null;
    this.ignoresDuplicates = options.ignoresDuplicates ?? ((): boolean => false);
    this.planInner = planInner;
    this.predicates = new Predicates(scope);
    this.#bound = new Set(scope.names.values());
  }

  get operator(): Operator {
    return this.#operator;
  }

  get bound(): ReadonlySet<number> {
    return this.#bound;
  }

  /** The plan goes on with an operator, after which slots have their values. */
  advance(operator: Operator, ...slots: readonly number[]): void {
    this.#operator = operator;
    for (const slot of slots) this.#bound.add(slot);
  }
}
