/** One of several equal parts of a corpus: each n-th paper, counted over all sources. */

export interface Shard {
  /** From 1. */
  readonly part: number;
  readonly parts: number;
}

/** `2/8`; null where it is none. */
export function parseShard(text: string): Shard | null {
  const [, part = 0, parts = 0] = (/^(\d+)\/(\d+)$/u.exec(text) ?? []).map(Number);
  return part >= 1 && part <= parts ? { part, parts } : null;
}

/** @param paper its number in the corpus, from 0 */
export function isOf({ part, parts }: Shard, paper: number): boolean {
  return paper % parts === part - 1;
}
