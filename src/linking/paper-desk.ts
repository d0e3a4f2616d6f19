/** Papers on their way through the linker: read one by one, counted, then linked among all. The same in a thread and without one. */
import {
  type Corpus,
  type Draft,
  type KeptDraft,
  keepDraft,
  type Linker,
  type NameTally,
  newTally,
  openDraft,
} from '../linker/index.ts';
import type { Reading } from '../linker/reading.ts';
import { withTokens } from '../linker/segment.ts';
import type { PaperRecord } from '../records/record.ts';
import { linkError } from './protocol.ts';
import { type PaperTrace, tracePaper } from './trace.ts';

export interface LinkedPaper {
  readonly draft: Draft;
  readonly reading: Reading;
  /** Null where none is wanted. */
  readonly trace: PaperTrace | null;
}

export class PaperDesk {
  readonly #linker: Linker;
  readonly #traces: boolean;
  readonly #drafts = new Map<number, KeptDraft>();
  #corpus: Corpus | null = null;

  /** @param traces whether papers are to leave their traces */
  constructor(linker: Linker, traces: boolean) {
    this.#linker = linker;
    this.#traces = traces;
  }

  /** @throws LinkError */
  read(paper: number, record: PaperRecord): void {
    this.#drafts.set(
      paper,
      about(record, () => keepDraft(this.#linker.read(record))),
    );
  }

  /** What the papers here say of names. A paper that turned out to be another one is forgotten, one that has more ids renewed. */
  count(changes: ReadonlyMap<number, PaperRecord | null>): NameTally {
    for (const [paper, record] of changes) {
      const draft = this.#drafts.get(paper);
      if (draft && record) this.#drafts.set(paper, { ...draft, record });
      else this.#drafts.delete(paper);
    }
    const tally = newTally();
    for (const kept of this.#drafts.values()) this.#linker.count(openDraft(kept), tally);
    return tally;
  }

  /** @param tally what the papers of the whole corpus say of names */
  learn(tally: NameTally): void {
    this.#corpus = this.#linker.gather(tally);
  }

  /** Links the papers `[from, to)` and forgets them; those that were forgotten before are left out. @throws LinkError */
  linkAll(from: number, to: number): LinkedPaper[] {
    const linked: LinkedPaper[] = [];
    for (let paper = from; paper < to; paper++) {
      const one = this.link(paper);
      if (one) linked.push(one);
    }
    return linked;
  }

  /** Links a paper and forgets it; null where it was forgotten before. @throws LinkError */
  link(paper: number): LinkedPaper | null {
    const kept = this.#drafts.get(paper);
    if (!kept) return null;
    this.#drafts.delete(paper);
    const draft = withTokens(openDraft(kept));
    return about(draft.record, () => ({
      draft,
      reading: this.#linker.link(draft, this.#corpus!),
      trace: this.#traces ? tracePaper(draft, this.#linker) : null,
    }));
  }
}

function about<Made>(record: PaperRecord, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    throw linkError(record, error);
  }
}
