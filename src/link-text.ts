/** Links one text at once: what the program found in it, what it refused, and why. */
import type { Catalog } from './catalog/catalog.ts';
import { notChosen } from './explain.ts';
import type { Linker } from './linker/index.ts';
import type { Lineage, Mention, Refusal, Relation, Score } from './linker/reading.ts';
import { recordOfText, textOf } from './records/record.ts';

export interface LinkedMention extends Mention {
  /** What else the name could mean. */
  readonly notChosen: readonly string[];
}

export interface LinkedText {
  /** The text that all offsets count in, UTF-16 units. */
  readonly text: string;
  readonly mentions: readonly LinkedMention[];
  readonly refusals: readonly Refusal[];
  readonly relations: readonly Relation[];
  readonly lineage: readonly Lineage[];
  readonly scores: readonly Score[];
}

export type TextLinker = (paper: { readonly title: string; readonly abstract: string }) => LinkedText;

/** @param catalog the one that the linker works with */
export function createTextLinker(linker: Linker, catalog: Catalog): TextLinker {
  return paper => {
    const record = recordOfText(paper);
    const [reading] = linker.consolidate([linker.read(record)]);
    const { refusals, relations, lineage, scores } = reading!;
    const mentions = reading!.mentions.map(mention => ({
      ...mention,
      notChosen: notChosen(mention, reading!, catalog),
    }));
    return { text: textOf(record), mentions, refusals, relations, lineage, scores };
  };
}
