/** What all papers say of the names that some papers ask for, summed from the traces. */
import { nameKey } from '../catalog/spelling.ts';
import { type Draft, type NameTally, newTally } from '../linker/index.ts';
import { addEach, addView, type OwnView, presentedOf, seenOf } from '../linker/name-tally.ts';
import { tagLabels } from '../linker/tagger/crf.ts';
import { hashOf } from '../linking/hash.ts';
import { MOST_FIRSTS, textWords } from '../linking/trace.ts';
import { startOf, type Traces } from '../linking/traces.ts';

const LABELS = tagLabels.length;

/** Papers that count. */
export interface Share {
  readonly traces: Traces;
  /** Papers of these that do not. */
  readonly without: ReadonlySet<number>;
}

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
  for (const { traces, without } of shares) {
    addViews(tally, traces, without, asked);
    addClaims(tally, traces, without, asked);
    addPresented(tally, traces, without, asked);
  }
  return tally;
}

export function viewAt({ columns }: Traces, row: number): OwnView {
  const values = columns.viewValues!.subarray(row * (1 + LABELS), (row + 1) * (1 + LABELS));
  const [probability = 0, ...shares] = values;
  return { probability, shares };
}

/** Calls for each row of a group whose key is asked for, with its paper. */
export function eachRow(
  traces: Traces,
  group: 'views' | 'claims' | 'presented',
  wants: (row: number, key: number) => boolean,
  take: (row: number, paper: number) => void,
): void {
  const keys = traces.columns[{ views: 'viewKeys', claims: 'claimKeys', presented: 'presentedKeys' }[group]]!;
  const ends = traces.ends[group];
  let paper = 0;
  for (let row = 0; row < keys.length; row++) {
    if (!wants(row, keys[row]!)) continue;
    while (ends[paper]! <= row) paper += 1;
    take(row, paper);
  }
}

function addViews({ seen }: NameTally, traces: Traces, without: ReadonlySet<number>, { keys }: Asked): void {
  eachRow(
    traces,
    'views',
    (_row, key) => keys.has(key),
    (row, paper) => {
      if (!without.has(paper))
        addView(seenOf(keys.get(traces.columns.viewKeys![row]!)!, seen), viewAt(traces, row));
    },
  );
}

function addClaims({ seen }: NameTally, traces: Traces, without: ReadonlySet<number>, { keys }: Asked): void {
  const { claimKeys, claimShares } = traces.columns;
  eachRow(
    traces,
    'claims',
    (_row, key) => keys.has(key),
    (row, paper) => {
      if (without.has(paper)) return;
      const shares = claimShares!.subarray(row * LABELS, (row + 1) * LABELS);
      addEach(seenOf(keys.get(claimKeys![row]!)!, seen).shares, Array.from(shares));
    },
  );
}

function addPresented(
  { presented }: NameTally,
  traces: Traces,
  without: ReadonlySet<number>,
  { keys, words }: Asked,
): void {
  const { presentedKeys, presentedLabels, presentedCounts, presentedNames, presentedFirsts } = traces.columns;
  const begins = (row: number): boolean => {
    for (let at = row * MOST_FIRSTS; at < (row + 1) * MOST_FIRSTS; at++)
      if (words.has(presentedFirsts![at]!)) return true;
    return false;
  };
  // A name that is asked for is wanted with all its spellings, and so are its namesakes of the same key.
  const wanted = new Set(keys.keys());
  for (let row = 0; row < presentedKeys!.length; row++) if (begins(row)) wanted.add(presentedKeys![row]!);
  eachRow(
    traces,
    'presented',
    (_row, key) => wanted.has(key),
    (row, paper) => {
      if (without.has(paper)) return;
      const name = traces.names[presentedNames![row]!]!;
      const one = presentedOf(keys.get(presentedKeys![row]!) ?? nameKey(name), presented);
      addEach(one.labels, Array.from(presentedLabels!.subarray(row * LABELS, (row + 1) * LABELS)));
      one.spellings.set(name, (one.spellings.get(name) ?? 0) + presentedCounts![row]!);
    },
  );
}

/** Hashes of all keys that some papers of the traces say something of. */
export function keysIn(traces: Traces, papers: Iterable<number>): ReadonlySet<number> {
  const keys = new Set<number>();
  const columns = { views: 'viewKeys', claims: 'claimKeys', presented: 'presentedKeys' } as const;
  for (const paper of papers)
    for (const group of ['views', 'claims', 'presented'] as const)
      for (let row = startOf(traces, group, paper); row < traces.ends[group][paper]!; row++)
        keys.add(traces.columns[columns[group]]![row]!);
  return keys;
}
