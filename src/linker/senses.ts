/** Does a name that means other things too mean the catalog's thing here? Evidence is added up; NIL is an answer. */
import type { Catalog, Entity, EntityLabel, Sense } from '../catalog/catalog.ts';
import { nameKey } from '../catalog/spelling.ts';
import type { Draft } from './draft.ts';
import { labelOfHeadNoun, labelOfPhrase } from './heads.ts';
import { isData, sameFamily } from './label-families.ts';
import { tagLabels } from './tagger/crf.ts';
import { isForeign, SURE_TOPIC } from './topic.ts';

export interface Verdict {
  readonly accepted: boolean;
  /** 0 to 1 */
  readonly confidence: number;
  readonly reason: string;
}

/** Weight from which a guarded name is linked. */
const ENOUGH = 2;

const accepted = (confidence: number, reason: string): Verdict => ({ accepted: true, confidence, reason });
export const refused = (reason: string): Verdict => ({ accepted: false, confidence: 0, reason });

/** Must this surface show evidence before it is linked to the entity? */
export function isGuarded(entity: Entity, surface: string, catalog: Catalog): boolean {
  const words = surface.split(/[\s-]+/u).filter(word => /\p{L}{2,}/u.test(word));
  const acronym = /^\p{Lu}{2,3}s?$/u.test(surface);
  if (words.length > 1) return catalog.sensesOf(surface).length > 1;
  const isWord = /^\p{Lu}/u.test(surface) && /^\p{Lu}/u.test(entity.name) && catalog.isPlain(surface);
  return (
    acronym || (entity.guarded && !isUnmistakable(entity, surface)) || isWord || isElse(surface, catalog)
  );
}

/** "DeepSeek R1", however doubtful "R1" is: the whole name, a word and a version. */
const isUnmistakable = (entity: Entity, surface: string): boolean =>
  /\p{L}{4}/u.test(surface) && /\d/u.test(surface) && nameKey(surface) === nameKey(entity.name);

/** Weighs what the paper says around and about a guarded surface at `[start, end)`. @param company how loud the names around it speak for it */
export function judgeSense(
  entity: Entity,
  surface: string,
  start: number,
  end: number,
  draft: Draft,
  catalog: Catalog,
  company: number,
): Verdict {
  const defined = draft.definitions.find(definition => nameKey(definition.short) === nameKey(surface));
  if (defined) {
    const means = catalog.trie.named(defined.long).some(named => named.entry.id === entity.id);
    if (means) return accepted(0.95, `the paper defines it as "${defined.long}"`);
    if (!speaksOf(defined.long, entity)) return refused(`the paper defines it as "${defined.long}"`);
  }
  if (isForeign(draft)) return refused('the paper is not about machine learning');
  if (isMeasure(surface, catalog) && hasValue(draft.text, start, end))
    return refused('it is a measure with its value');
  const head = labelAround(draft.text, start, end);
  if (head && !sameFamily(head, entity.label) && entity.label !== 'Technique')
    return refused(`the words around it speak of a ${head.toLowerCase()}`);
  const { own, others, other } = countCues(entity, surface, draft.text, catalog);
  const weight =
    (head && sameFamily(head, entity.label) ? 2.5 : 0) +
    (entity.label === 'Model' && SIZED.test(surface + draft.text.slice(end, end + 12)) ? 2 : 0) +
    (/\p{Ll}\p{Lu}|\d|\p{Lu}{4}/u.test(surface) ? 1 : 0) +
    1.5 * Math.min(own, 3) +
    company +
    (isRunOn(entity, surface, start, draft.text, catalog) ? 2 : 0) +
    seenByTagger(entity, start, end, draft) -
    (entity.label === 'Technique' && isScoredOn(draft.text, start) ? SCORED_ON : 0) +
    (draft.topic >= SURE_TOPIC ? 1 : 0) -
    penaltyOf(entity, surface, catalog) -
    1.5 * others;
  if (others > own && others > 0) return refused(`the paper speaks of ${other}`);
  return weight >= ENOUGH
    ? accepted(Math.min(0.95, 0.6 + weight * 0.06), 'its words and company speak for it')
    : refused('too little around it speaks for this sense');
}

/** What is written just like something that is no node needs so much more to be data: "RGB" images, the "VQA" task. */
const ELSE = 2;
export const isElse = (surface: string, catalog: Catalog): boolean =>
  catalog.others.named(surface).some(({ alias }) => alias === surface);

/** Of hardware and measures papers of the field speak more than of their namesakes, whatever these are. */
function penaltyOf({ label }: Entity, surface: string, catalog: Catalog): number {
  const kind = kindOfElse(surface, catalog);
  if (kind === 'hardware') return 2 * ELSE;
  return kind === 'metric' || (kind !== undefined && isData(label)) ? ELSE : 0;
}

const kindOfElse = (surface: string, catalog: Catalog): string | undefined =>
  catalog.others.named(surface).find(({ alias }) => alias === surface)?.entry;

/** Where something is scored, a technique of three letters is most likely data: "gains on ACDC and Dark Zurich". */
const SCORED_ON = 2;
const isScoredOn = (text: string, start: number): boolean =>
  /\b(?:on|across) (?:the |both )?(?:[\p{Lu}\d][\p{L}\d.+-]*(?: v?\d+)?(?:,| and|,? and) ){0,4}$/u.test(
    text.slice(Math.max(0, start - 60), start),
  );

/** "pretrained on C4": what something is trained or tested on is data. */
const IS_RUN_ON = /(?:train|tun|evaluat|test|benchmark|experiment)\p{Ll}*(?: \p{Ll}+){0,2} on (?:the )?$/u;
const isRunOn = (
  { label }: Entity,
  surface: string,
  start: number,
  text: string,
  catalog: Catalog,
): boolean =>
  isData(label) && !isElse(surface, catalog) && IS_RUN_ON.test(text.slice(Math.max(0, start - 40), start));

/** "T5-Large", "Falcon (7B)": a size, in the name or right behind it. */
const SIZED = /^.*?[\s-]\(?(?:\d+(?:\.\d+)?[BMbm]|(?:tiny|small|base|large|huge|XL|XXL)(?! [a-z]))\b/iu;

const isMeasure = (surface: string, catalog: Catalog): boolean =>
  catalog.others.named(surface).some(({ alias, entry }) => alias === surface && entry === 'metric');

/** "an MAE of 3.65 years", "MAE: 0.12", "0.12 MAE" */
const hasValue = (text: string, start: number, end: number): boolean =>
  /^(?:\)|\s(?:scores?|values?|errors?))?\s?(?:of|is|was|=|:|by|from|to|below|under)?\s?(?:about |around |~)?[$(]?\d/u.test(
    text.slice(end, end + 24),
  ) || /\d[%$]?\s?\(?$/u.test(text.slice(Math.max(0, start - 6), start));

/** What the tagger thinks of the place: a name of the entity's family, of another, or none. */
function seenByTagger(entity: Entity, start: number, end: number, { spans }: Draft): number {
  const span = spans.find(one => one.start < end && start < one.end);
  if (!span) return -0.5;
  const share = tagLabels.reduce(
    (sum, label, at) => sum + (sameFamily(label, entity.label) ? span.shares[at]! : 0),
    0,
  );
  const probability = span.probability * share;
  return probability > 0.8 ? 1.5 : probability > 0.4 ? 0.5 : -1;
}

/** Does a long form name the entity's own kind ("LLaMA (LLaMA language model)")? */
function speaksOf(long: string, entity: Entity): boolean {
  const label = labelOfPhrase(long);
  return (
    nameKey(long).includes(nameKey(entity.name)) || (label === entity.label && /language model/i.test(long))
  );
}

/** The head noun right behind or right before a name: "the Spider benchmark", "the model Falcon". */
export function labelAround(text: string, start: number, end: number): EntityLabel | null {
  const behind = /^(?:\s*\([^()]{1,15}\))?[\s-](\p{L}+)(?:[\s-](\p{L}+))?/u.exec(text.slice(end, end + 60));
  for (const word of behind?.slice(1, 3) ?? []) {
    const label = word ? labelOfHeadNoun(word) : null;
    if (label) return label;
    if (!word || /^(?:and|or|on|in|to|with|for|is|by|of|from|as|which|that|the|a)$/u.test(word)) break;
  }
  const before = /(\p{L}+)\s$/u.exec(text.slice(Math.max(0, start - 30), start))?.[1];
  return before && /^(?:benchmark|dataset|corpus|model|method|framework|algorithm)$/u.test(before)
    ? labelOfHeadNoun(before)
    : null;
}

function countCues(
  entity: Entity,
  surface: string,
  text: string,
  catalog: Catalog,
): { own: number; others: number; other: string } {
  const senses = catalog.sensesOf(surface);
  const mine = senseOf(entity, senses);
  const lower = ` ${text.toLowerCase()}`;
  const count = (sense: Sense | undefined): number =>
    sense?.cues.filter(cue => hasWord(lower, cue)).length ?? 0;
  let others = 0;
  let other = '';
  for (const sense of senses) {
    const found = sense === mine ? 0 : count(sense);
    if (found > others) {
      others = found;
      other = sense.name;
    }
  }
  return { own: count(mine), others, other };
}

export function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!/[\p{L}\d]/u.test(text[at - 1] ?? ' ')) return true;
  return false;
}

const wordsOfLabel: readonly { readonly label: EntityLabel; readonly test: RegExp }[] = [
  { label: 'Model', test: /model|LLM|GPT/u },
  { label: 'Benchmark', test: /benchmark|text-to-SQL|test/u },
  { label: 'Dataset', test: /dataset|corpus/u },
];

/** The sense that is this entity's: it bears its name, and a bracket that does not contradict its label. */
export function senseOf(entity: Entity, senses: readonly Sense[]): Sense | undefined {
  const names = new Set([entity.name, ...entity.aliases].map(nameKey));
  const mine = senses.filter(
    sense => names.has(nameKey(sense.name.replace(/\s*\(.*\)$/u, ''))) || names.has(nameKey(sense.name)),
  );
  const fits = (sense: Sense): boolean => {
    const says = wordsOfLabel.find(entry => entry.test.test(/\((.*)\)$/u.exec(sense.name)?.[1] ?? ''));
    return !says || sameFamily(says.label, entity.label);
  };
  return mine.find(fits) ?? mine[0] ?? senses[0];
}
