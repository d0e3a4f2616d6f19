/** Which word of a clause is its verb: a word of a class may be a noun, an adjective or a verb, as its neighbours tell. */
import type { CueWord } from './cue-words.ts';
import { closeBehind, type Part, type Word } from './sentence-words.ts';

/** Behind these a clause begins. */
export const clauseEdges: ReadonlySet<Part> = new Set(['stop', 'comma', 'that', 'open']);

/** Does the verb at `at` stand in its clause as one, rather than as a noun? */
export function isFiniteVerb(words: readonly Word[], at: number): boolean {
  const { cue } = words[at]!;
  if (!cue || cue.form === null || cue.form === 'ing' || cue.form === 'ed') return false;
  const previous = words[at - 1];
  // "used X to generate"
  if (previous?.text === 'to') return false;
  if (!cue.isNoun) return true;
  const next = words[at + 1]?.part;
  // "the models show strong results"
  if (cue.form === 'base' && previous?.part === 'word' && previous.text.endsWith('s')) return true;
  // "gains +14pp"
  return next !== undefined && (behindVerbs.has(next) || words[at + 1]!.text === '+');
}

/** What a verb has behind it, and a noun seldom. */
const behindVerbs: ReadonlySet<Part> = new Set([
  'determiner',
  'number',
  'that',
  'our',
  'authors',
  'adverb',
  'preposition',
]);

export function isVerb(words: readonly Word[], at: number, isDetermined: boolean): boolean {
  const { form, isNoun } = words[at]!.cue!;
  if (form === null) return false;
  let before = at - 1;
  while (words[before]?.part === 'adverb' || words[before]?.part === 'not') before--;
  const previous = words[before];
  const part = previous?.part;
  const joined = part === 'and' ? words[before - 1]?.cue?.form : undefined;
  const isNominal = part === 'determiner' || part === 'they' || part === 'our';
  if (form === 'ed') return isDetermined || joined === 'ed' || isSubject(previous) || part === 'be';
  if (isNominal) return isDetermined && !isNoun;
  // "of equal size"
  if (form === 'base' && part === 'preposition') return previous!.text === 'to';
  if (!isNoun) return true;
  if (form === 'ing') return part === undefined || ingOpens.has(part);
  return isDetermined || joined !== undefined || isSubject(previous) || previous?.text === 'to';
}

/** Behind them "matching" is a verb, behind "score" a noun. */
const ingOpens: ReadonlySet<Part> = new Set(['preposition', 'comma', 'and', 'be', 'that', 'adverb']);

/** May a past form behind this word be its verb, rather than an adjective of what follows? */
function isSubject(word: Word | undefined): boolean {
  if (!word) return false;
  const { part, text } = word;
  return subjects.has(part) || (part === 'word' && /(?:s|it)$/u.test(text));
}

const subjects: ReadonlySet<Part> = new Set(['authors', 'auxiliary', 'pronoun', 'name', 'that']);

/** Before a determiner, an unknown word behind "we" or "to", or one with a verb's ending, is a verb. */
export function looksVerbal(words: readonly Word[], at: number): boolean {
  const previous = words[at - 1];
  if (previous?.part === 'authors' || previous?.text === 'to' || previous?.part === 'auxiliary') return true;
  if (/(?:ing|ed)$/u.test(words[at]!.text)) return true;
  // "and retains the benefits"
  return (
    words[at + 1]?.part === 'determiner' &&
    /[^s]s$/u.test(words[at]!.text) &&
    /^(?:and|pronoun|that|adverb)$/u.test(previous?.part ?? '')
  );
}

/** "the accuracy achieved by", "the 56% obtained with" */
export const isReducedRelative = (words: readonly Word[], at: number): boolean =>
  words[at]?.cue?.form === 'ed' &&
  /^(?:SHOW|GATHER)$/u.test(words[at]!.cue!.cue) &&
  (words[at - 1]?.cue?.form === null || /^[\d.,]+$|^%$/u.test(words[at - 1]?.text ?? ''));

const beforeNouns: ReadonlySet<Part> = new Set(['determiner', 'our', 'word', 'number', 'preposition', 'cue']);

/** Does a word of a class stand as a noun before this preposition? */
export function isNounHere(
  words: readonly Word[],
  at: number,
  { form, isNoun }: CueWord,
  preposition: string,
): boolean {
  if (form === null || (form === 'ing' && preposition === 'of')) return true;
  return isNoun && (at === 0 || beforeNouns.has(words[at - 1]!.part));
}

/** The first finite verb from `from` on. Behind an adverbial at the start of the sentence a comma is crossed. */
export function verbBehind(
  words: readonly Word[],
  from: number,
  crossComma: boolean,
): { step: string; at: number } | null {
  let passive = false;
  for (let at = from; at < words.length && at - from < 24; at++) {
    const word = words[at]!;
    if (word.part === 'open') {
      const close = closeBehind(words, at);
      if (close < 0) return null;
      at = close;
    } else if (word.part === 'stop' || word.part === 'that' || (word.part === 'comma' && !crossComma))
      return null;
    else if (word.part === 'be') passive = true;
    else if (word.cue?.form === 'ed')
      return { step: `>${word.cue.cue}${passive || words[at + 1]?.part === 'preposition' ? '.p' : ''}`, at };
    else if (word.cue && (isFiniteVerb(words, at) || (word.cue.form === 'ing' && passive)))
      return { step: `>${word.cue.cue}`, at };
    else if (word.part === 'word' && words[at + 1]?.part === 'determiner' && /(?:s|ed)$/u.test(word.text))
      return { step: '>VERB', at };
    else if (passive && word.part !== 'adverb' && word.part !== 'not') return { step: '>BE', at };
  }
  return null;
}
