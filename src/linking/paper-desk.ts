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
  uncount,
} from '../linker/index.ts';
import type { Reading } from '../linker/reading.ts';
import { withTokens } from '../linker/segment.ts';
import type { PaperRecord } from '../records/record.ts';
import { ScratchFile } from '../scratch/scratch-file.ts';
import { DraftShelf } from './draft-shelf.ts';
import { type LinkError, linkError } from './protocol.ts';
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

  /** @param first the number of the first one, greater than those before @throws LinkError @throws ScratchError */
  readAll(first: number, records: readonly PaperRecord[]): void {
    const drafts = inSteps(records, some => this.#linker.readAll(some));
    for (const [at, draft] of drafts.entries()) {
      this.#linker.count(draft, this.#tally);
      this.#drafts.put(first + at, keepDraft(draft));
    }
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
    const kept: KeptDraft[] = [];
    for (let paper = from; paper < to; paper++) {
      const changed = this.#changes.get(paper);
      const one = changed === null ? undefined : this.#drafts.get(paper);
      if (one) kept.push(changed ? { ...one, record: changed } : one);
    }
    return inSteps(kept, some => {
      const drafts = some.map(one => withTokens(openDraft(one)));
      const readings = this.#linker.linkAll(drafts, this.#corpus!);
      const traces = drafts.map(draft => (this.#traces ? tracePaper(draft, this.#linker) : null));
      return drafts.map((draft, at) => ({ draft, reading: readings[at]!, trace: traces[at]! }));
    });
  }

  close(): void {
    this.#scratch.close();
  }
}

function tallyOf(draft: Draft, linker: Linker): NameTally {
  const tally = newTally();
  linker.count(draft, tally);
  return tally;
}

/** Papers that go through the linker side by side: more would crowd one another out of the processor's cache. */
const STEP = 25;

/** @throws LinkError about the paper on which `make` fails */
function inSteps<Paper extends PaperRecord | KeptDraft, Made>(
  papers: readonly Paper[],
  make: (some: readonly Paper[]) => Made[],
): Made[] {
  const made: Made[] = [];
  for (let from = 0; from < papers.length; from += STEP) {
    const some = papers.slice(from, from + STEP);
    try {
      made.push(...make(some));
    } catch (error) {
      throw findFailure(some, make) ?? error;
    }
  }
  return made;
}

/** Tells on which of the papers `make` fails. */
function findFailure<Paper extends PaperRecord | KeptDraft>(
  papers: readonly Paper[],
  make: (some: readonly Paper[]) => unknown,
): LinkError | null {
  for (const paper of papers)
    try {
      make([paper]);
    } catch (error) {
      return linkError('record' in paper ? paper.record : paper, error);
    }
  return null;
}
