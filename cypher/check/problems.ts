/** Several things may be wrong with a query at once: a run stops at the first, an editor shows all that are independent. */
import { CypherError } from '../errors.ts';

/** Thrown out of a check that has found as many problems as are wanted. */
export class Enough extends Error {}

export class Problems {
  readonly #most: number;

  readonly found: CypherError[] = [];
  readonly #places = new Set<string>();
  readonly #names = new Set<string>();
  #namesAreSure = true;

  constructor(most: number) {
    this.#most = most;
  }

  /** After a clause that names nothing for what it projects, nobody knows what was meant to be in scope. */
  doubtNames(): void {
    this.#namesAreSure = false;
  }

  /** One problem a place, and a name that is not defined is told of once: the first tells, the others follow from it. */
  add(error: CypherError): void {
    const { detail, message, span } = error;
    const place = `${span?.start}-${span?.end}`;
    if (this.#places.has(place)) return;
    this.#places.add(place);
    if (detail === 'UndefinedVariable') {
      if (!this.#namesAreSure || this.#names.has(message)) return;
      this.#names.add(message);
    }
    this.found.push(error);
    if (this.found.length >= this.#most) throw new Enough();
  }
}

export interface Checking {
  /** Takes all that is wrong; null where the first problem ends the check. */
  readonly problems: Problems | null;
}

/** Tells of a problem that leaves the rest to be checked as if it were not there. @throws CypherError where it is the only one wanted */
export function report({ problems }: Checking, error: CypherError): void {
  if (!problems) throw error;
  problems.add(error);
}

/** Checks a part; where all problems are wanted the check goes on after one, with what `otherwise` gives. */
export function recovering<T>({ problems }: Checking, check: () => T, otherwise: () => T): T {
  if (!problems) return check();
  try {
    return check();
  } catch (error) {
    if (!(error instanceof CypherError)) throw error;
    problems.add(error);
    return otherwise();
  }
}

/** The same for what gives nothing. */
export function recoveringFrom(context: Checking, check: () => void): void {
  recovering(context, check, () => undefined);
}
