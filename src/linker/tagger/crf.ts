/** A linear-chain conditional random field over name labels (Lafferty, McCallum, Pereira, ICML 2001): exact marginals by forward-backward. */
import type { EntityLabel } from '../reading.ts';

export const tagLabels: readonly EntityLabel[] = ['Model', 'Technique', 'Dataset', 'Benchmark'];

/** Outside, then begin and inside of each label: 2k + 1 and 2k + 2. */
export const TAGS = 1 + 2 * tagLabels.length;

/** May tag `to` follow tag `from`? An inside tag follows the begin or inside of its own label only; -1 is the start. */
export function mayFollow(from: number, to: number): boolean {
  const isInside = to > 0 && to % 2 === 0;
  return !isInside || from === to || from === to - 1;
}

/** For each tag those that may stand before it, and those that may stand behind it; ascending. */
const tags = Array.from({ length: TAGS }, (_, tag) => tag);
const before = tags.map(to => tags.filter(from => mayFollow(from, to)));
const behind = tags.map(from => tags.filter(to => mayFollow(from, to)));

/** Room for the sums over all paths of a sentence. */
export class Lattice {
  /** For how many words there is room. */
  readonly room: number;
  /** Probability of each tag at each word. */
  readonly marginals: Float64Array;
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  readonly scales: Float64Array;
  logZ = 0;

  constructor(room: number) {
    this.room = room;
    this.forward = new Float64Array(room * TAGS);
    this.backward = new Float64Array(room * TAGS);
    this.marginals = new Float64Array(room * TAGS);
    this.scales = new Float64Array(room);
  }
}

/**
 * Sums over all paths. `scores[at * TAGS + tag]` is the exponent of a word's score, `moves[from * TAGS + to]` that of a transition, 0 where
 * it may not be, row `TAGS` the start; `first` is the tag before the first word.
 */
export function sumPaths(
  scores: Float64Array,
  moves: Float64Array,
  length: number,
  first: number = TAGS,
  lattice: Lattice = new Lattice(length),
): Lattice {
  const { forward, backward, marginals } = lattice;
  sumForward(scores, moves, length, first, lattice);
  sumBackward(scores, moves, length, lattice);
  for (let index = 0; index < length * TAGS; index++) marginals[index] = forward[index]! * backward[index]!;
  return lattice;
}

function sumForward(
  scores: Float64Array,
  moves: Float64Array,
  length: number,
  first: number,
  lattice: Lattice,
): void {
  const { forward, scales } = lattice;
  lattice.logZ = 0;
  for (let at = 0; at < length; at++) {
    const base = at * TAGS;
    let total = 0;
    for (let to = 0; to < TAGS; to++) {
      let sum = 0;
      if (at === 0) sum = moves[first * TAGS + to]!;
      else for (const from of before[to]!) sum += forward[base - TAGS + from]! * moves[from * TAGS + to]!;
      const value = sum * scores[base + to]!;
      forward[base + to] = value;
      total += value;
    }
    scales[at] = total;
    lattice.logZ += Math.log(total);
    for (let to = 0; to < TAGS; to++) forward[base + to]! /= total;
  }
}

function sumBackward(scores: Float64Array, moves: Float64Array, length: number, lattice: Lattice): void {
  const { backward, scales } = lattice;
  for (let tag = 0; tag < TAGS; tag++) backward[(length - 1) * TAGS + tag] = 1;
  for (let at = length - 2; at >= 0; at--) {
    const next = (at + 1) * TAGS;
    for (let from = 0; from < TAGS; from++) {
      let sum = 0;
      for (const to of behind[from]!)
        sum += moves[from * TAGS + to]! * scores[next + to]! * backward[next + to]!;
      backward[next - TAGS + from] = sum / scales[at + 1]!;
    }
  }
}
