/** Finds nodes by what people type: names, aliases and titles, with typing slips and unfinished words. */
import type { Facts } from './facts.ts';
import { atOnce, inTurns } from './in-turns.ts';
import { degreesOf, type GraphRows, rowsOf } from './rows.ts';
import { indexNamedRows, type NameHit, type NameIndex } from './search/name-index.ts';

export type { NameHit, NameIndex };

export function indexNames(facts: Facts): NameIndex {
  return indexRows(rowsOf(facts));
}

export function indexRows(rows: GraphRows, degrees: ArrayLike<number> = degreesOf(rows)): NameIndex {
  return atOnce(indexNamedRows(rows, degrees));
}

/** The names of a graph, indexed when they are first asked for, and anew after they were forgotten. */
export class LazyNames {
  readonly #rows: () => Promise<GraphRows>;
  #index: Promise<NameIndex> | null = null;
  #isReady = false;

  constructor(rows: () => Promise<GraphRows>) {
    this.#rows = rows;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  async search(...asked: Parameters<NameIndex['find']>): Promise<readonly NameHit[]> {
    this.#index ??= this.#make();
    return (await this.#index).find(...asked);
  }

  /** The graph became another. */
  forget(): void {
    this.#index = null;
    this.#isReady = false;
  }

  async #make(): Promise<NameIndex> {
    const rows = await this.#rows();
    const index = await inTurns(indexNamedRows(rows, degreesOf(rows)));
    this.#isReady = true;
    return index;
  }
}
