/** Why a paper is linked as it is: sentence by sentence its names, what else they could have meant, and what each is evidence of. */
import type { Catalog } from './catalog/catalog.ts';
import type { Lineage, Mention, Reading, Refusal, Relation, Score } from './linker/reading.ts';
import { type Sentence, segment } from './linker/segment.ts';
import { senseOf } from './linker/senses.ts';

export interface ExplainedName {
  readonly mention: Mention;
  /** What the catalog knows under this spelling too, and homonyms that are no node. */
  readonly notChosen: readonly string[];
  /** Relations of the paper of which this place is the evidence. */
  readonly relations: readonly Relation[];
}

export interface ExplainedSentence {
  readonly text: string;
  readonly start: number;
  readonly names: readonly ExplainedName[];
  readonly refusals: readonly Refusal[];
  readonly lineage: readonly Lineage[];
  readonly scores: readonly Score[];
}

/** Every sentence in which something was found or refused. */
export function explain(reading: Reading, catalog: Catalog): ExplainedSentence[] {
  return segment(reading.record)
    .sentences.map(sentence => explainSentence(sentence, reading, catalog))
    .filter(({ names, refusals }) => names.length + refusals.length > 0);
}

function explainSentence(sentence: Sentence, reading: Reading, catalog: Catalog): ExplainedSentence {
  const inside = <Placed extends { readonly start: number; readonly end: number }>(
    all: readonly Placed[],
  ): readonly Placed[] => all.filter(one => one.start >= sentence.start && one.end <= sentence.end);
  const relations = inside(reading.relations);
  return {
    text: sentence.text,
    start: sentence.start,
    names: inside(reading.mentions).map(mention => ({
      mention,
      notChosen: notChosen(mention, reading, catalog),
      relations: relations.filter(({ start, node }) => start === mention.start && node === mention.node),
    })),
    refusals: inside(reading.refusals),
    lineage: inside(reading.lineage),
    scores: inside(reading.scores),
  };
}

/** What else the catalog knows under the spelling of a mention. */
export function notChosen(
  { spelling, node }: Mention,
  { entities }: Pick<Reading, 'entities'>,
  catalog: Catalog,
): string[] {
  const chosen = entities.find(({ id }) => id === node)!;
  const namesakes = catalog.trie.named(spelling).map(({ entry }) => entry);
  const senses = catalog.sensesOf(spelling);
  const meant = senseOf(chosen, senses);
  return [
    ...namesakes.filter(({ id }) => id !== node).map(({ name, label }) => `${name} (${label})`),
    ...senses.filter(sense => sense !== meant).map(({ name }) => name),
  ];
}
