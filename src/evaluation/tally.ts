/** Right, wrong and missed, and what follows from them. */

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

export class Tally {
  #right = 0;
  #wrong = 0;
  #missed = 0;

  /** One thing that was built, wanted, or both. */
  add(wanted: boolean, built: boolean): void {
    if (wanted && built) this.#right += 1;
    else if (built) this.#wrong += 1;
    else if (wanted) this.#missed += 1;
  }

  score(): Score {
    const [right, wrong, missed] = [this.#right, this.#wrong, this.#missed];
    const precision = right / (right + wrong || 1);
    const recall = right / (right + missed || 1);
    const f1 = (2 * precision * recall) / (precision + recall || 1);
    return { precision: round(precision), recall: round(recall), f1: round(f1), right, wrong, missed };
  }
}

/** A tally for each name, made when first asked for. */
export class Tallies {
  readonly #byName = new Map<string, Tally>();

  of(name: string): Tally {
    const tally = this.#byName.get(name) ?? new Tally();
    this.#byName.set(name, tally);
    return tally;
  }

  scores(): Readonly<Record<string, Score>> {
    return Object.fromEntries([...this.#byName].map(([name, tally]) => [name, tally.score()]));
  }
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
