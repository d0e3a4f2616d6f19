/** Papers on their way through the linker: read one by one, counted, then linked among all. The same in a thread and without one. */
import {
  type Corpus,
  type Draft,
  keepDraft,
  type Linker,
  type NameTally,
  newTally,
  openDraft,
  uncount,
} from '../linker/index.ts';
import type { Reading } from '../linker/reading.ts';
import { withTokens } from '../linker/segment.ts';
import type { PaperRecord } from '../records/record.ts';
import { ScratchFile } from '../scratch/scratch-file.ts';
import { DraftShelf } from './draft-shelf.ts';
import { linkError } from './protocol.ts';
import { type PaperTrace, tracePaper } from './trace.ts';

export interface LinkedPaper {
  readonly draft: Draft;
  readonly reading: Reading;
  /** Null where none is wanted. */
  readonly trace: PaperTrace | null;
}

type Changes = ReadonlyMap<number, PaperRecord | null>;

export class PaperDesk {
  readonly #linker: Linker;
  readonly #traces: boolean;
  readonly #scratch: ScratchFile;
  readonly #drafts: DraftShelf;
  readonly #tally = newTally();
  #changes: Changes = new Map();
  #corpus: Corpus | null = null;

  /** @param traces whether papers are to leave their traces @param scratch the folder for what does not fit in memory */
  constructor(linker: Linker, traces: boolean, scratch?: string) {
    this.#linker = linker;
    this.#traces = traces;
    this.#scratch = new ScratchFile(scratch);
    this.#drafts = new DraftShelf(this.#scratch);
  }

  /** @param paper greater than those before @throws LinkError @throws ScratchError */
  read(paper: number, record: PaperRecord): void {
    const kept = about(record, () => {
      const draft = this.#linker.read(record);
      this.#linker.count(draft, this.#tally);
      return keepDraft(draft);
    });
    this.#drafts.put(paper, kept);
  }

  /** What the papers here say of names. A paper that turned out to be another one is forgotten, one that has more ids renewed: it says the same. */
  count(changes: Changes): NameTally {
    this.#changes = changes;
    for (const [paper, record] of changes) {
      const kept = record ? undefined : this.#drafts.get(paper);
      if (kept) uncount(this.#tally, tallyOf(openDraft(kept), this.#linker));
    }
    return this.#tally;
  }

  /** @param tally what the papers of the whole corpus say of names */
  learn(tally: NameTally): void {
    this.#corpus = this.#linker.gather(tally);
  }

  /** Links the papers `[from, to)`; those that were forgotten are left out. @throws LinkError */
  linkAll(from: number, to: number): LinkedPaper[] {
    const linked: LinkedPaper[] = [];
    for (let paper = from; paper < to; paper++) {
      const one = this.#link(paper);
      if (one) linked.push(one);
    }
    return linked;
  }

  close(): void {
    this.#scratch.close();
  }

  #link(paper: number): LinkedPaper | null {
    const changed = this.#changes.get(paper);
    const kept = changed === null ? undefined : this.#drafts.get(paper);
    if (!kept) return null;
    const draft = withTokens(openDraft(changed ? { ...kept, record: changed } : kept));
    return about(draft.record, () => ({
      draft,
      reading: this.#linker.link(draft, this.#corpus!),
      trace: this.#traces ? tracePaper(draft, this.#linker) : null,
    }));
  }
}

function tallyOf(draft: Draft, linker: Linker): NameTally {
  const tally = newTally();
  linker.count(draft, tally);
  return tally;
}

function about<Made>(record: PaperRecord, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    throw linkError(record, error);
  }
}
