/** Drafts that wait until all papers are read: in a scratch file, for they may be millions. */
import { deserialize, serialize } from 'node:v8';
import type { KeptDraft } from '../linker/index.ts';
import type { ScratchFile } from '../scratch/scratch-file.ts';

/** Drafts that are put away at once: to pack one alone takes twice as long. */
const BLOCK = 64;

interface Block {
  /** The number of its first paper. */
  readonly first: number;
  readonly place: number;
  readonly bytes: number;
}

type Drafts = ReadonlyMap<number, KeptDraft>;

export class DraftShelf {
  readonly #scratch: ScratchFile;
  readonly #blocks: Block[] = [];
  /** Not put away yet. */
  #fresh = new Map<number, KeptDraft>();
  #opened: { readonly block: Block; readonly drafts: Drafts } | null = null;

  constructor(scratch: ScratchFile) {
    this.#scratch = scratch;
  }

  /** @param paper greater than those before @throws ScratchError */
  put(paper: number, draft: KeptDraft): void {
    this.#fresh.set(paper, draft);
    if (this.#fresh.size < BLOCK) return;
    const [first = paper] = this.#fresh.keys();
    const packed = serialize(this.#fresh);
    this.#blocks.push({ first, place: this.#scratch.append(packed), bytes: packed.length });
    this.#fresh = new Map();
  }

  /** Fast where papers are asked for in their order. */
  get(paper: number): KeptDraft | undefined {
    return this.#fresh.get(paper) ?? this.#draftsAround(paper)?.get(paper);
  }

  #draftsAround(paper: number): Drafts | undefined {
    const block = this.#blocks[this.#blockOf(paper)];
    if (!block) return undefined;
    if (this.#opened?.block !== block) {
      const packed = this.#scratch.read(block.place, block.bytes);
      this.#opened = { block, drafts: deserialize(packed) as Drafts };
    }
    return this.#opened.drafts;
  }

  /** The last one that begins with the paper or before it. */
  #blockOf(paper: number): number {
    let [low, high] = [0, this.#blocks.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#blocks[middle]!.first <= paper) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
