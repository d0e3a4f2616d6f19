/** Reads a name at a place of a sentence: how far it goes, and what the words before and behind say that it is. */
import type { Candidate } from './candidate.ts';
import { labelOfHeadNoun, labelOfPhrase } from './heads.ts';
import { isCapitalized, isGeneric, isNameShaped, labelOfShape } from './name-shape.ts';
import type { EntityLabel } from './reading.ts';
import type { Sentence } from './segment.ts';

const WORD = String.raw`[\p{L}\d$][\p{L}\p{M}\p{N}.+*/'’$^_{}\\-]*[\p{L}\p{N}+*}]|[\p{Lu}\d]`;
const NAME_WORDS = new RegExp(`^(?:${WORD})(?:(?: |: | - | -- )(?:${WORD}))*`, 'u');
export const SIZE = /^[\d.]+(?:[BMKk]\b.*)?$/u;
export const OBJECT_ENDS =
  /^(?:for|to|of|that|which|with|on|upon|from|in|into|inside|within|under|by|as|using|based|via|through|across|without|against|between|among|how|where|whether|and|or|is|are)$/u;

const MADE_BY = /-(?:pre-?)?(?:trained|tuned|initiali[sz]ed)$/iu;

export function nameAt(
  sentence: Sentence,
  from: number,
  before: string | null,
  rule: string,
  confidence: number,
): Candidate | null {
  const raw = NAME_WORDS.exec(sentence.text.slice(from))?.[0];
  if (!raw) return null;
  const words = takeNameWords(raw);
  // "ImageNet-pretrained ViT" is a ViT.
  if (words.length === 0 || MADE_BY.test(words[0]!)) return null;
  const { name, head } = splitHead(words);
  if (isGeneric(name) || SIZE.test(name) || !/\p{L}/u.test(name) || name.length < 2) return null;
  const behind = sentence.text.slice(from + raw.indexOf(name) + name.length);
  const says = apposition(behind);
  if (isMeasure(before ?? '', behind)) return null;
  const label =
    labelOfPhrase(says) ??
    labelOfHolding(behind) ??
    (head ? labelOfHeadNoun(head) : headBehind(behind)) ??
    (before ? labelOfPhrase(before) : null) ??
    labelOfShape(name);
  const start = sentence.start + from + raw.indexOf(name);
  const describedAs = (says || before || head || '').trim();
  return { name, start, end: start + name.length, label, introduced: true, describedAs, rule, confidence };
}

/** The words that belong to a name: capitalised or name-shaped ones; a lower-case word ends it. */
function takeNameWords(raw: string): string[] {
  const words: string[] = [];
  for (const word of raw.split(/(?<= )(?=\S)/u)) {
    const bare = word.trim();
    const joint = /^(?:-|--)$/u.test(bare);
    if (!joint && !isCapitalized(bare) && !isNameShaped(bare) && !/^\d/u.test(bare)) break;
    words.push(bare);
    if (/[:,]$/u.test(bare) || words.length >= 6) break;
  }
  while (/^-+$/u.test(words.at(-1) ?? '')) words.pop();
  return words.map((word, at) => (at === words.length - 1 ? word.replace(/[:,.]+$|['’]s$/u, '') : word));
}

/** "MusicQA Dataset" is MusicQA, a dataset. */
function splitHead(words: readonly string[]): { name: string; head: string | null } {
  const last = words.at(-1)!;
  const spare =
    words.length > 1 && labelOfHeadNoun(last) && !isNameShaped(last) && isNameShaped(words.at(-2)!);
  const kept = spare ? words.slice(0, -1) : words;
  return { name: kept.join(' '), head: spare ? last : null };
}

/** "X, a novel metric that", "the metric X", "the X score": what is measured with is no node. */
export function isMeasure(before: string, behind: string): boolean {
  return (
    /^(?:(?!that|which|for|to|of|with|on|in|as)[\p{L}-]+ ){0,4}?(?:metrics?|measures?|scores?|index|phenomenon|hypothesis|paradox)\b(?! (?:learning|module|network|function))/iu.test(
      apposition(behind),
    ) ||
    /\b(?:metrics?|measures?|index|phenomenon|hypothesis|paradox)[,:]? $/iu.test(before) ||
    /^["”]?(?: \([^()]{1,20}\))? (?:metrics?|scores?|index|phenomenon|hypothesis|paradox)\b/u.test(behind)
  );
}

/** ", a lightweight adaption method ...", " (ABC), which is a ...", ": a heterogeneous framework", " as a tuning framework". */
function apposition(behind: string): string {
  const match =
    /^["”’']?\s*(?:\([^()]{1,40}\))?(?:\s*(?:,|:|—|–| - | -- )\s*(?:which is |i\.e\.,? |consisting of )?|\s+(?:as|is|are) )(?:an?|the|our|one of the)\s+(.{3,140})/u.exec(
      behind,
    );
  if (match) return match[1]!;
  const bare = /^\s*(?:\([^()]{1,90}\))?(?:,|:)\s+((?:[\p{Ll}-]+\s){1,4}.{0,60})/u.exec(behind);
  return bare &&
    labelOfPhrase(bare[1]!) &&
    !/^(?:and|or|which|that|where|while|with|to|for|in|on|by|as|from|using|we)\b/u.test(bare[1]!)
    ? bare[1]!
    : '';
}

const HOLDS =
  /^["”’']?\s?(?:\([^()]{1,40}\))?,? (?:compris(?:ing|es)|contain(?:ing|s)|consist(?:ing|s) of|composed of|encompass(?:ing|es)|span(?:ning|s)|cover(?:ing|s)|includes|which (?:contains|comprises|consists of|includes)|with|of) (?:over |more than |nearly |about |around |approximately |a total of )?(?:[\d,.]+(?: ?[KkM]| million| thousand| billion)?\+?|(?:thousands|hundreds|millions) of) (?:[\p{L}-]+ ){0,4}?(questions?|tasks?|problems?|test cases?|prompts|scenarios|samples|images|instances|examples|instructions|pairs|sentences|documents|videos|hours|annotations|utterances|conversations|dialogues|clips|tokens|papers|articles|queries|tweets|posts|texts|recordings|scans)\b/u;

/** "X, comprising 25,005 instructions": what holds so many of something is data, what holds tasks or questions is a benchmark. */
export function labelOfHolding(behind: string): EntityLabel | null {
  const held = HOLDS.exec(behind)?.[1];
  if (!held) return null;
  return /^(?:question|task|problem|test case|scenario)/u.test(held) ? 'Benchmark' : 'Dataset';
}

/** "X model", "X, Y and Z datasets": the head right behind the name. */
export function headBehind(behind: string): EntityLabel | null {
  const match = /^["”]?\s(?:\([^()]{1,20}\)\s)?((?:[\p{L}-]+\s){0,2}?[\p{L}-]+)/u.exec(behind);
  if (!match) return null;
  for (const word of match[1]!.split(' ').slice(0, 2)) {
    const label = labelOfHeadNoun(word);
    if (label) return label;
    if (!/^\p{Ll}/u.test(word) || OBJECT_ENDS.test(word)) return null;
  }
  return null;
}

/** A name that its look alone tells from ordinary words. */
export function shapedNameAt(
  sentence: Sentence,
  from: number,
  before: string | null,
  rule: string,
): Candidate | null {
  const [, quote = '', first = ''] = /^(["“]?)([\p{L}\d-]+)/u.exec(sentence.text.slice(from)) ?? [];
  if (!isNameShaped(first) || isGeneric(first)) return null;
  return nameAt(sentence, from + quote.length, before, rule, 0.8);
}
