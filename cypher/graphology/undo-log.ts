/** What statements did, with the way back from each step. A statement may run others, through a procedure that it calls. */
import type { Changes } from '../graph-view.ts';

type Counts = { -readonly [Count in keyof Changes]: number };

const NOTHING: Changes = {
  nodesCreated: 0,
  nodesDeleted: 0,
  relationshipsCreated: 0,
  relationshipsDeleted: 0,
  propertiesSet: 0,
  labelsAdded: 0,
  labelsRemoved: 0,
};

/** A statement that runs: where its steps begin, and what it has changed. */
interface Open {
  readonly from: number;
  counts: Counts;
}

export class UndoLog {
  readonly #backwards: (() => void)[] = [];
  readonly #open: Open[] = [];

  /** Whether a statement runs. */
  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  begin(): void {
    this.#open.push({ from: this.#backwards.length, counts: { ...NOTHING } });
  }

  note(back: () => void, counts: Partial<Changes>): void {
    this.#backwards.push(back);
    add(this.#last.counts, counts);
  }

  changes(): Changes {
    return { ...this.#last.counts };
  }

  undo(): void {
    const last = this.#last;
    for (const back of this.#backwards.splice(last.from).toReversed()) back();
    last.counts = { ...NOTHING };
  }

  /** What the statement did is now part of what the one around it does. */
  end(): void {
    const { counts } = this.#open.pop()!;
    if (this.isOpen) add(this.#last.counts, counts);
    else this.#backwards.length = 0;
  }

  get #last(): Open {
    return this.#open.at(-1)!;
  }
}

function add(to: Counts, counts: Partial<Changes>): void {
  for (const [name, count] of Object.entries(counts)) to[name as keyof Changes] += count;
}
