/** What all papers say of the names that some papers ask for, summed from the traces. */

import { hashOf } from '../catalog/hash.ts';
import { nameKey } from '../catalog/spelling.ts';
import { type Draft, type NameTally, newTally } from '../linker/index.ts';
import { addEach, addView, type OwnView, presentedOf, seenOf } from '../linker/name-tally.ts';
import { tagLabels } from '../linker/tagger/crf.ts';
import { startOf } from '../linking/paper-rows.ts';
import { MOST_FIRSTS, textWords, viewUses } from '../linking/trace.ts';
import type { Traces } from '../linking/traces.ts';
import { placesOf } from './hash-filter.ts';

const LABELS = tagLabels.length;

/** What papers say of names: by group, the column of the names' keys. */
const keyColumns = { views: 'viewKeys', claims: 'claimKeys', presented: 'presentedKeys' } as const;
type NameGroup = keyof typeof keyColumns;

/** Papers that count. */
export interface Share {
  readonly traces: Traces;
  /** By row: the number of the paper; below 0 where it does not count. */
  readonly numbers: Int32Array;
}

export const NONE: ReadonlySet<number> = new Set();

export interface Asked {
  /** Keys of names, by their hashes. */
  readonly keys: ReadonlyMap<number, string>;
  /** Hashes of the words with which names may begin. */
  readonly words: ReadonlySet<number>;
}

export function askedBy(drafts: readonly Draft[]): Asked {
  const words = new Set<number>();
  for (const draft of drafts) for (const word of textWords(draft)) words.add(word);
  return { keys: keysOf(drafts), words };
}

/** Of all names on which the papers have an opinion. */
export function keysOf(drafts: readonly Draft[]): ReadonlyMap<number, string> {
  const keys = new Map<number, string>();
  const add = (name: string): void => {
    const key = nameKey(name);
    keys.set(hashOf(key), key);
  };
  for (const { names, candidates } of drafts) {
    for (const name of names.keys()) add(name);
    for (const { name } of candidates) add(name);
  }
  return keys;
}

export function tallyOf(shares: readonly Share[], asked: Asked): NameTally {
  const tally = newTally();
  for (const share of shares) {
    addViews(tally, share, asked);
    addClaims(tally, share, asked);
    addPresented(tally, share, asked);
  }
  return tally;
}

export function viewAt({ columns }: Traces, row: number): OwnView {
  const values = columns.viewValues!.subarray(row * (1 + LABELS), (row + 1) * (1 + LABELS));
  const [probability = 0, ...shares] = values;
  return { probability, shares };
}

/** Calls for each row of a group that is of a wanted name and whose paper counts, with the number of the paper. */
export function eachRow(
  { traces, numbers }: Share,
  group: NameGroup,
  wanted: { keys(): Iterable<number>; has(key: number): boolean },
  take: (key: number, row: number, paper: number) => void,
): void {
  const keys = traces.columns[keyColumns[group]]!;
  const ends = traces.ends[group];
  let at = 0;
  for (const row of placesOf(wanted, keys)) {
    while (ends[at]! <= row) at += 1;
    if (numbers[at]! >= 0) take(keys[row]!, row, numbers[at]!);
  }
}

function addViews({ seen }: NameTally, share: Share, { keys }: Asked): void {
  const { viewUses: uses } = share.traces.columns;
  eachRow(share, 'views', keys, (key, row) => {
    if ((uses![row]! & viewUses.counted) > 0)
      addView(seenOf(keys.get(key)!, seen), viewAt(share.traces, row));
  });
}

function addClaims({ seen }: NameTally, share: Share, { keys }: Asked): void {
  const { claimShares } = share.traces.columns;
  eachRow(share, 'claims', keys, (key, row) => {
    const shares = claimShares!.subarray(row * LABELS, (row + 1) * LABELS);
    addEach(seenOf(keys.get(key)!, seen).shares, Array.from(shares));
  });
}

function addPresented({ presented }: NameTally, share: Share, { keys, words }: Asked): void {
  const { columns, names } = share.traces;
  const { presentedKeys, presentedLabels, presentedCounts, presentedFirsts } = columns;
  // A name that is asked for is wanted with all its spellings, and so are its namesakes of the same key.
  const wanted = new Set(keys.keys());
  for (const at of placesOf(words, presentedFirsts!))
    wanted.add(presentedKeys![Math.floor(at / MOST_FIRSTS)]!);
  eachRow(share, 'presented', wanted, (key, row) => {
    const name = names[row]!;
    const one = presentedOf(keys.get(key) ?? nameKey(name), presented);
    addEach(one.labels, Array.from(presentedLabels!.subarray(row * LABELS, (row + 1) * LABELS)));
    one.spellings.set(name, (one.spellings.get(name) ?? 0) + presentedCounts![row]!);
  });
}

/** Hashes of all keys that some of the papers say something of. */
export function keysIn(shares: readonly Share[], isMeant: (paper: number) => boolean): ReadonlySet<number> {
  const keys = new Set<number>();
  for (const { traces, numbers } of shares)
    for (const [at, paper] of numbers.entries())
      if (paper >= 0 && isMeant(paper))
        for (const [group, column] of Object.entries(keyColumns) as [NameGroup, string][])
          for (let row = startOf(traces, group, at); row < traces.ends[group][at]!; row++)
            keys.add(traces.columns[column]![row]!);
  return keys;
}
