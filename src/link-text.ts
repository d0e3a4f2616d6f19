/** Links one text at once: what the program found in it, what it refused, and why. */
import type { Linker } from './linker/index.ts';
import type { Lineage, Mention, Refusal, Relation, Score } from './linker/reading.ts';
import { recordOfText, textOf } from './records/record.ts';

export interface LinkedText {
  /** The text that all offsets count in, UTF-16 units. */
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly refusals: readonly Refusal[];
  readonly relations: readonly Relation[];
  readonly lineage: readonly Lineage[];
  readonly scores: readonly Score[];
}

export type TextLinker = (paper: { readonly title: string; readonly abstract: string }) => LinkedText;

export function createTextLinker(linker: Linker): TextLinker {
  return paper => {
    const record = recordOfText(paper);
    const [reading] = linker.consolidate([linker.read(record)]);
    const { mentions, refusals, relations, lineage, scores } = reading!;
    return { text: textOf(record), mentions, refusals, relations, lineage, scores };
  };
}
