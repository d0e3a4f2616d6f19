/** What a MATCH asks beside its patterns: each conjunct waits until all that it reads is known. */
import type { Expression } from '../ast.ts';
import type { Scope } from '../scope.ts';
import { conjunctsOf, readsOf } from '../walk.ts';

export interface Predicate {
  readonly expression: Expression;
  /** Slots of the variables that it reads. */
  readonly reads: readonly number[];
}

/** A property of a node that equals what is known already. */
export interface KnownProperty {
  readonly key: string;
  readonly value: Expression;
}

export class Predicates {
  readonly #scope: Scope;
  #waiting: readonly Predicate[] = [];

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  add(where: Expression | null): void {
    const added = conjunctsOf(where).map(expression => ({
      expression,
      reads: [...readsOf(expression)].flatMap(name => this.#scope.slotOf(name) ?? []),
    }));
    this.#waiting = [...this.#waiting, ...added];
  }

  /** Those whose variables are all bound; they wait no longer. */
  takeReady(bound: ReadonlySet<number>): readonly Predicate[] {
    return this.#take(({ reads }) => reads.every(slot => bound.has(slot)));
  }

  /** Of those, the ones that read one of the slots. */
  takeAbout(slots: readonly number[], bound: ReadonlySet<number>): readonly Predicate[] {
    return this.#take(
      ({ reads }) => reads.some(slot => slots.includes(slot)) && reads.every(slot => bound.has(slot)),
    );
  }

  /** `n.key = value` for the variable, where the value is known. */
  knownProperty(name: string, isKnown: (value: Expression) => boolean): KnownProperty | null {
    for (const { expression } of this.#waiting) {
      if (expression.kind !== 'binary' || expression.operator !== '=') continue;
      for (const [side, value] of [
        [expression.left, expression.right],
        [expression.right, expression.left],
      ] as const)
        if (side.kind === 'property' && isVariable(side.of, name) && isKnown(value))
          return { key: side.key, value };
    }
    return null;
  }

  #take(isWanted: (predicate: Predicate) => boolean): readonly Predicate[] {
    const taken = this.#waiting.filter(isWanted);
    this.#waiting = this.#waiting.filter(predicate => !taken.includes(predicate));
    return taken;
  }
}

function isVariable(expression: Expression, name: string): boolean {
  return expression.kind === 'variable' && expression.name === name;
}
