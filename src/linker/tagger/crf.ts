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

/** Sums over all paths. `scores[at * TAGS + tag]` is the exponent of a word's score, `moves[from * TAGS + to]` that of a transition, row `TAGS` the start; `before` is the tag before the first word. */
interface Lattice {
  /** Probability of each tag at each word. */
  readonly marginals: Float64Array;
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  readonly scales: Float64Array;
  readonly logZ: number;
}

export function sumPaths(
  scores: Float64Array,
  moves: Float64Array,
  length: number,
  before: number = TAGS,
): Lattice {
  const forward = new Float64Array(length * TAGS);
  const backward = new Float64Array(length * TAGS);
  const marginals = new Float64Array(length * TAGS);
  const scales = new Float64Array(length);
  let logZ = 0;
  for (let at = 0; at < length; at++) {
    let total = 0;
    for (let to = 0; to < TAGS; to++) {
      let sum = 0;
      if (at === 0) sum = moves[before * TAGS + to]!;
      else
        for (let from = 0; from < TAGS; from++)
          sum += forward[(at - 1) * TAGS + from]! * moves[from * TAGS + to]!;
      const value = sum * scores[at * TAGS + to]!;
      forward[at * TAGS + to] = value;
      total += value;
    }
    scales[at] = total;
    logZ += Math.log(total);
    for (let to = 0; to < TAGS; to++) forward[at * TAGS + to]! /= total;
  }
  for (let tag = 0; tag < TAGS; tag++) backward[(length - 1) * TAGS + tag] = 1;
  for (let at = length - 2; at >= 0; at--)
    for (let from = 0; from < TAGS; from++) {
      let sum = 0;
      for (let to = 0; to < TAGS; to++)
        sum += moves[from * TAGS + to]! * scores[(at + 1) * TAGS + to]! * backward[(at + 1) * TAGS + to]!;
      backward[at * TAGS + from] = sum / scales[at + 1]!;
    }
  for (let index = 0; index < marginals.length; index++)
    marginals[index] = forward[index]! * backward[index]!;
  return { marginals, forward, backward, scales, logZ };
}
