/** What a statement did, with the way back from each step. */
import type { Changes } from '../graph-view.ts';

const NOTHING: Changes = {
  nodesCreated: 0,
  nodesDeleted: 0,
  relationshipsCreated: 0,
  relationshipsDeleted: 0,
  propertiesSet: 0,
  labelsAdded: 0,
  labelsRemoved: 0,
};

export class UndoLog {
  readonly #backwards: (() => void)[] = [];
  #changes: { -readonly [Count in keyof Changes]: number } = { ...NOTHING };

  note(back: () => void, counts: Partial<Changes>): void {
    this.#backwards.push(back);
    for (const [name, count] of Object.entries(counts)) this.#changes[name as keyof Changes] += count;
  }

  changes(): Changes {
    return { ...this.#changes };
  }

  undo(): void {
    for (const back of this.#backwards.toReversed()) back();
    this.clear();
  }

  clear(): void {
    this.#backwards.length = 0;
    this.#changes = { ...NOTHING };
  }
}
