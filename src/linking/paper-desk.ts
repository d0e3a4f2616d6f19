/** Papers on their way through the linker, batch by batch: read, counted, then linked among all. The same in a thread and without one. */
import { deserialize, serialize } from 'node:v8';
import {
  type Corpus,
  type KeptDraft,
  keepDraft,
  type Linker,
  newTally,
  openDraft,
  uncount,
} from '../linker/index.ts';
import { withTokens } from '../linker/segment.ts';
import type { PaperRecord } from '../records/record.ts';
import { type LinkedPaper, type Makes, makers } from './makers.ts';
import { type LinkError, linkError, type Questions } from './protocol.ts';

export class PaperDesk implements Questions {
  readonly #linker: Linker;
  readonly #makes: keyof Makes;
  #tally = newTally();
  #corpus: Corpus | null = null;

  constructor(linker: Linker, makes: keyof Makes) {
    this.#linker = linker;
    this.#makes = makes;
  }

  /** @throws LinkError */
  read({ records }: Parameters<Questions['read']>[0]): Uint8Array {
    const drafts = inSteps(records, some => this.#linker.readAll(some));
    for (const draft of drafts) this.#linker.count(draft, this.#tally);
    return serialize(drafts.map(keepDraft));
  }

  count(): ReturnType<Questions['count']> {
    const tally = this.#tally;
    // It may be large, and is asked for once.
    this.#tally = newTally();
    return tally;
  }

  learn({ tally }: Parameters<Questions['learn']>[0]): null {
    this.#corpus = this.#linker.gather(tally);
    return null;
  }

  /** @throws LinkError */
  link({ drafts, changes }: Parameters<Questions['link']>[0]): Makes[keyof Makes] {
    const kept = draftsIn(drafts).flatMap((draft, place): KeptDraft | readonly [] => {
      const changed = changes.get(place);
      // One that has more ids says the same.
      return changed === null ? [] : changed ? { ...draft, record: changed } : draft;
    });
    const linked = inSteps(kept, (some): LinkedPaper[] => {
      const drafts = some.map(one => withTokens(openDraft(one)));
      const readings = this.#linker.linkAll(drafts, this.#corpus!);
      return drafts.map((draft, at) => ({ draft, reading: readings[at]! }));
    });
    return makers[this.#makes](linked, this.#linker);
  }

  /** Takes what a paper says out of what was counted. */
  uncount(drafts: Uint8Array, place: number, tally: ReturnType<Questions['count']>): void {
    const own = newTally();
    this.#linker.count(openDraft(draftsIn(drafts)[place]!), own);
    uncount(tally, own);
  }
}

function draftsIn(packed: Uint8Array): readonly KeptDraft[] {
  return deserialize(packed) as readonly KeptDraft[];
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
