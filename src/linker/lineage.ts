/** What descends from what: models from the models that they start from, techniques from the broader ones that they are a kind of. */
import { nameKey } from '../catalog/spelling.ts';
import { introducedIn } from './claims.ts';
import { toHundredths } from './confidence.ts';
import type { Draft } from './draft.ts';
import type { Found } from './found.ts';
import { isDescribed } from './lexicon.ts';
import type { Lineage, Relation } from './reading.ts';
import { type Sentence, sentenceAt, spansIn } from './segment.ts';

const hows: readonly { readonly how: string; readonly test: RegExp }[] = [
  { how: 'distilled', test: /\bdistill/i },
  { how: 'quantised', test: /\bquanti[sz]|\bbinari[sz]/i },
  { how: 'pruned', test: /\bprun|\bsparsif/i },
  { how: 'merged', test: /\bmerg/i },
  {
    how: 'fine-tuned',
    test: /\b(?:fine-?\s?tun|instruction-?\s?tun|supervised|tuned|continu\w+ (?:pre-?)?train|post-train)/i,
  },
];

/** What was done, from the words around the parent's name; where they do not tell, it was adapted. */
function howOf(sentence: Sentence, start: number, end: number): string {
  const at = start - sentence.start;
  const around = sentence.text.slice(Math.max(0, at - 90), end - sentence.start + 110);
  return hows.find(entry => entry.test.test(around))?.how ?? 'adapted';
}

export function findLineage(
  draft: Draft,
  found: readonly Found[],
  relations: readonly Relation[],
): Lineage[] {
  const lineage = new Map<string, Lineage>();
  const introduced = introducedIn(relations);
  const add = (one: Lineage): void => {
    const key = `${one.child}>${one.parent}`;
    if (one.child !== one.parent && !lineage.has(key) && !lineage.has(`${one.parent}>${one.child}`))
      lineage.set(key, one);
  };
  for (const sentence of draft.sentences) {
    const inside = spansIn(sentence, found);
    for (let at = 1; at < inside.length; at++)
      if (!isPartOfName(inside[at - 1]!, draft))
        statedBetween(inside[at - 1]!, inside[at]!, draft.text, sentence).forEach(add);
  }
  for (const one of ownDescents(draft, found, relations, introduced)) add(one);
  return [...lineage.values()];
}

/** "Label Supervised LLaMA (LS-LLaMA), a model based on": what follows is said of the whole name. */
function isPartOfName({ start, end }: Found, { definitions }: Draft): boolean {
  return definitions.some(({ longStart, longEnd }) => longStart < start && longEnd === end);
}

/** Relations that say that the work starts from the model, not only that it makes use of it. */
const STARTS: ReadonlySet<string> = new Set(['tuned', 'based-on', 'is-tuned', 'tuned-form', 'part-of']);
/** Things that go into a model without being what it was. */
const COMPONENT =
  /^\W{0,3}(?:\w+ )?(?:features?|embeddings?|encoders?|backbones?|tokens?|representations?|outputs?|module|detector|space|priors?|supervision|captions?|scores?|annotations?|data|dataset|metrics?|evaluations?|experts?|loss)\b/i;

/** The models that a paper presents start from those that it tunes: "we fine-tune X ... this results in Y". */
function* ownDescents(
  draft: Draft,
  found: readonly Found[],
  relations: readonly Relation[],
  introduced: ReadonlySet<string>,
): Generator<Lineage> {
  const isChild = ({ entity }: Found): boolean => entity.label === 'Model' && introduced.has(entity.id);
  const children = [...new Map(found.filter(isChild).map(({ entity }) => [entity.id, entity])).values()];
  for (const relation of relations) {
    if (relation.type !== 'BUILDS_ON' || introduced.has(relation.node) || children.length === 0) continue;
    const { start, end } = relation;
    const parent = found.find(mention => mention.entity.id === relation.node)!.entity;
    const sentence = sentenceAt(draft, start);
    const isStart = startsWork(relation, sentence, draft.text.slice(end, end + 40));
    for (const child of children) {
      const isNamedAfter =
        nameKey(child.name).includes(nameKey(parent.name)) && nameKey(parent.name).length > 3;
      const isToldHere = sentence.text.includes(child.name);
      const isFirm = isToldHere
        ? isBeside(child.name, sentence, relation)
        : children.length === 1 && isPlain(sentence, relation);
      if (!(isStart && isFirm) && !(isNamedAfter && (isStart || isToldHere))) continue;
      const certainty = isNamedAfter || isToldHere ? 1 : 0.85;
      const confidence = toHundredths(relation.confidence * certainty);
      const rule = `descends-${relation.rule}`;
      const told = {
        how: howOf(sentence, start, end),
        sentence: sentence.text,
        start,
        end,
        rule,
        confidence,
      };
      yield { type: 'DERIVED_FROM', child: child.id, parent: parent.id, ...told };
    }
  }
}

/** Does the work start from the model, or is the model its teacher? */
function startsWork({ rule }: Relation, sentence: Sentence, behind: string): boolean {
  const isTeacher = rule === 'used' && /\bdistill/i.test(sentence.text);
  return (STARTS.has(rule) || isTeacher) && !COMPONENT.test(behind);
}

/** "X, a Y-based model": what only forms a name must stand beside it. */
function isBeside(child: string, sentence: Sentence, { rule, start }: Relation): boolean {
  const at = start - sentence.start;
  return rule !== 'tuned-form' || sentence.text.slice(Math.max(0, at - 90), at + 90).includes(child);
}

/** "we fine-tune X", "Built upon X, ...", "we propose a model based on X": the one model that is presented is spoken of. */
function isPlain(sentence: Sentence, { rule, start }: Relation): boolean {
  const before = sentence.text.slice(0, start - sentence.start);
  if (rule === 'tuned-form') return false;
  return (
    rule === 'tuned' ||
    before.length < 40 ||
    /\b(?:propos|present|introduc|develop|train)\w*\s(?:[^\s,;]+\s){0,12}$/u.test(before)
  );
}

const APPOSED = String.raw`^(?:\s\([^()]{1,60}\))?(?:,| is| are| –| —| --)\s(?:which is |that is )?(?:an?|the|our) (?:(?!(?:with|that|for|of|in|on|to|by|from|via|using|and|which|trained|comparison) )[\p{L}\d-]+ ){0,5}`;
/** "X, a model fine-tuned from Y", "X is based on Y"; "one from X, and one trained from Y" says nothing of X. */
const START_FROM =
  /^(?!,? ?(?:and|or|but|while|whereas)\b)(?:\s\([^()]{1,60}\))?(?:,| is| was| are| were)? ?(?:(?:which|that) (?:is|was) )?(?:an?|the|our)? ?(?:[\p{L}\d-]+ ){0,6}(?:based (?:up)?on|buil[td]s? (?:up)?on(?: top of)?|fine-?tuned (?:from|on top of|version of)|initiali[sz]ed (?:from|with)|derived from|distilled from|adapted from|pruned from|(?:variant|version|extension|adaptation|derivative|descendant)s? of|starting from|trained from) (?:the |a |an |pre-?trained |frozen |existing |popular |recent |base |original |open-source |Meta(?:'s|’s) |Google(?:'s|’s) )*$/u;
/** "X, a Y-based model", "X is an adapted Y", "X, a fine-tuned Y model". */
const IS_A = new RegExp(`${APPOSED}$`, 'u');
const TUNED_BEFORE =
  /\b(?:fine-?tuned|instruction-?(?:fine-?)?tuned|finetuned|quantized|pruned|distilled|adapted|compressed|modified|extended|customi[sz]ed|specialized) $/i;
/** "an instruction-tuned LLaMA called Alpaca". */
const CALLED =
  /^(?:\s(?:model|variant|version|checkpoint)s?)?,? (?:called|named|dubbed|termed|which we call) $/u;
const KIND_HEAD =
  /^(?:[\s-](?:based|driven)\b)?(?:\s\([^()]{1,30}\))?\s(?:[\p{L}-]+\s)?(?:methods?|approach(?:es)?|frameworks?|techniques?|algorithms?|strateg(?:y|ies)|schemes?|mechanisms?|paradigms?|modules?|layers?|objectives?|loss|optimi[sz]ers?|systems?)\b/u;

/** The text around two neighbouring names. */
interface Around {
  readonly before: string;
  readonly between: string;
  readonly behind: string;
}

const sayings: readonly {
  readonly label: 'Model' | 'Technique';
  readonly rule: string;
  readonly confidence: number;
  /** Is the first of the two names the younger one? */
  readonly isFirstYoung: boolean;
  says(around: Around, second: Found): boolean;
}[] = [
  {
    label: 'Model',
    rule: 'called',
    confidence: 0.9,
    isFirstYoung: false,
    says: ({ before, between }) => CALLED.test(between) && TUNED_BEFORE.test(before),
  },
  {
    label: 'Model',
    rule: 'starts-from',
    confidence: 0.9,
    isFirstYoung: true,
    says: ({ between }) => START_FROM.test(between),
  },
  {
    label: 'Model',
    rule: 'is-a',
    confidence: 0.85,
    isFirstYoung: true,
    says: ({ between, behind }) =>
      IS_A.test(between) && (TUNED_BEFORE.test(between) || /^-based\b/u.test(behind)),
  },
  {
    label: 'Technique',
    rule: 'is-a',
    confidence: 0.85,
    isFirstYoung: true,
    says: ({ between, behind }, second) =>
      // What a paper calls its own method is no kind of methods.
      isDescribed(second.entity) && IS_A.test(between) && KIND_HEAD.test(behind),
  },
];

/** What the words between two names say of their descent. */
function statedBetween(first: Found, second: Found, text: string, sentence: Sentence): Lineage[] {
  const { label } = first.entity;
  const gap = second.start - first.end;
  if (first.entity.id === second.entity.id || label !== second.entity.label || gap < 2 || gap > 140)
    return [];
  const around: Around = {
    before: text.slice(Math.max(sentence.start, first.start - 40), first.start),
    between: text.slice(first.end, second.start),
    behind: text.slice(second.end, second.end + 60),
  };
  const saying = sayings.find(one => one.label === label && one.says(around, second));
  if (!saying) return [];
  const [young, old] = saying.isFirstYoung ? [first, second] : [second, first];
  const { start, end } = old;
  const confidence = toHundredths(saying.confidence * young.confidence * old.confidence);
  const isModel = label === 'Model';
  return [
    {
      type: isModel ? 'DERIVED_FROM' : 'KIND_OF',
      child: young.entity.id,
      parent: old.entity.id,
      how: isModel ? howOf(sentence, start, end) : null,
      sentence: sentence.text,
      start,
      end,
      rule: saying.rule,
      confidence,
    },
  ];
}
