/** How a name stands in its clause: the way from it outward over prepositions and nouns to the verb, and what its noun phrase says of it. */
import type { CueWord } from './cue-words.ts';
import type { Part, Word } from './sentence-words.ts';

export interface Frame {
  /**
   * From the name outward: the first preposition as written, word classes in capitals, `<` a verb that it is the
   * object of, `>` a verb that it is the subject of (`.p` passive), `eg` an example, `(` and `:` an apposition, `~` a further preposition, `^` the start of the clause.
   * "achieves the best results on X" is `on RESULT <SHOW`.
   */
  readonly path: string;
  /** Classes of the words before it in its own noun phrase: `TUNE` in "a fine-tuned X". */
  readonly before: string;
  /** The words behind it, those of a class as their class: `BASELINE` in "X baselines", `-based method`. */
  readonly behind: string;
  /** Who does it: the authors, others, or nobody named. */
  readonly voice: 'own' | 'other' | null;
  readonly isNegated: boolean;
  /** Does nothing but adjectives stand between it and what governs it: no comma, no other name? */
  readonly isNear: boolean;
}

/** As far as a clause is followed. */
const REACH = 45;
const MOST_STEPS = 5;

/** @param from index of the first name of a list in `words`; `to` of the last */
export function frameOf(
  words: readonly Word[],
  from: number,
  to: number,
  isOwnName: (word: Word) => boolean,
): Frame {
  const phrase = phraseBehind(words, to);
  const outward = walkOut(words, from, phrase.next);
  return {
    path: outward.steps.join(' '),
    before: outward.before.join(' '),
    behind: phrase.classes.join(' '),
    voice: voiceOf(words, outward.verb < 0 ? outward.edge : outward.verb, isOwnName),
    isNegated: outward.isNegated,
    isNear: outward.isNear,
  };
}

/** The rest of the noun phrase that a name opens: "models", "-based methods", "(BERT)", "'s performance". */
function phraseBehind(words: readonly Word[], to: number): { classes: string[]; next: number } {
  const classes: string[] = [];
  let at = words[to + 1]?.part === 'close' ? to + 2 : to + 1;
  for (let taken = 0; at < words.length && taken < 5; taken++) {
    const word = words[at]!;
    if (word.part === 'open') {
      const close = words.findIndex((other, index) => index > at && other.part === 'close');
      if (close < 0 || close - at > 12) break;
      at = close + 1;
      continue;
    }
    const isPhrase =
      word.part === 'word' || word.part === 'number' || (word.part === 'cue' && !isFiniteVerb(words, at));
    if (!isPhrase) break;
    if (word.cue?.form === 'ed' || (word.cue?.form === 'ing' && !word.cue.isNoun)) break;
    classes.push(word.cue?.cue ?? word.text);
    at++;
  }
  return { classes, next: at };
}

/** Does the verb at `at` stand in its clause as one, rather than as a noun? */
function isFiniteVerb(words: readonly Word[], at: number): boolean {
  const { cue } = words[at]!;
  if (!cue || cue.form === null || cue.form === 'ing' || cue.form === 'ed') return false;
  if (!cue.isNoun) return true;
  const next = words[at + 1]?.part;
  const previous = words[at - 1];
  // "the models show strong results"
  if (cue.form === 'base' && previous?.part === 'word' && previous.text.endsWith('s')) return true;
  return (
    next === 'determiner' ||
    next === 'number' ||
    next === 'that' ||
    next === 'our' ||
    next === 'authors' ||
    next === 'adverb' ||
    next === 'preposition'
  );
}

/** The way from a name outward, while it is walked. */
interface Walk {
  readonly words: readonly Word[];
  /** Where the noun phrase of the name ends. */
  readonly behind: number;
  readonly steps: string[];
  readonly before: string[];
  at: number;
  /** Was a determiner passed? What stands left of it is no adjective. */
  isDetermined: boolean;
  /** Still in the noun phrase of the name? */
  inPhrase: boolean;
  /** Where that phrase begins. */
  edge: number;
  isNear: boolean;
  isNegated: boolean;
  /** Index of the verb that was reached, or -1. */
  verb: number;
  isDone: boolean;
}

function walkOut(words: readonly Word[], from: number, behind: number): Walk {
  const walk: Walk = {
    words,
    behind,
    steps: [],
    before: [],
    at: from - 1,
    isDetermined: false,
    inPhrase: true,
    edge: 0,
    isNear: true,
    isNegated: false,
    verb: -1,
    isDone: false,
  };
  for (; walk.at >= 0 && from - walk.at < REACH && walk.steps.length < MOST_STEPS; walk.at--) {
    const word = words[walk.at]!;
    if (walk.inPhrase && phraseEnds.has(word.part)) {
      walk.inPhrase = false;
      walk.edge = walk.at + 1;
      if (clauseOpens.has(word.part) && endAsSubject(walk)) return walk;
    }
    if (word.cue) passCue(walk, word.cue);
    else strides[word.part]?.(walk, word);
    if (walk.isDone) return walk;
  }
  if (!(walk.inPhrase && endAsSubject(walk))) endAtStart(walk);
  return walk;
}

const clauseOpens: ReadonlySet<Part> = new Set(['comma', 'and', 'that', 'stop']);
const phraseEnds: ReadonlySet<Part> = new Set([
  ...clauseOpens,
  'preposition',
  'open',
  'close',
  'such-as',
  'be',
  'auxiliary',
]);

/** What each part of speech means on the way; the others are walked over. */
const strides: Readonly<Partial<Record<Part, (walk: Walk, word: Word) => void>>> = {
  name(walk) {
    // A long form stands right before its short one; "X-based" only describes.
    const next = walk.words[walk.at + 1];
    if (next?.part !== 'open' && !next?.text.startsWith('-')) walk.isNear = false;
  },
  determiner(walk) {
    walk.isDetermined = true;
  },
  // "distilled it into X"
  pronoun(walk) {
    walk.isDetermined = true;
  },
  our(walk) {
    walk.isDetermined = true;
    if (walk.inPhrase) walk.before.push('own');
  },
  they(walk) {
    if (walk.inPhrase) walk.before.push('other');
  },
  not(walk, { text }) {
    walk.isNegated = true;
    // "needs neither X nor Y"
    if (walk.inPhrase && /^n(?:either|or)$/u.test(text)) walk.steps.push('without');
  },
  'such-as'(walk) {
    walk.steps.push('eg');
    walk.isDetermined = false;
  },
  open(walk) {
    walk.steps.push('(');
  },
  close(walk) {
    while (walk.at > 0 && walk.words[walk.at]!.part !== 'open') walk.at--;
  },
  comma(walk) {
    if (closesOpening(walk)) endAtStart(walk);
    else passJoint(walk);
  },
  and: passJoint,
  be(walk) {
    endAtVerb(walk, walk.at, 'BE');
  },
  that(walk) {
    // "matches that of X"
    if (walk.words[walk.at + 1]?.text === 'of') walk.isDetermined = true;
    else endAtStart(walk);
  },
  auxiliary: endAtStart,
  authors: endAtStart,
  stop(walk, { text }) {
    if (text === ':' && walk.at > 0) walk.steps.push(':');
    else endAtStart(walk);
  },
  preposition: passPreposition,
  word(walk) {
    if (walk.isDetermined && looksVerbal(walk.words, walk.at)) endAtVerb(walk, walk.at, 'VERB');
  },
};

function passJoint(walk: Walk): void {
  walk.isDetermined = false;
  walk.isNear = false;
}

/** "Extended to images, ...": what a participle opens ends at its comma. */
function closesOpening({ words, at }: Walk): boolean {
  if (words[0]?.cue?.form !== 'ed' || words.slice(0, at).some(({ part }) => part === 'comma')) return false;
  const next = words[at + 1]?.part;
  const second = words[at + 2]?.part;
  // "on X, Y and Z, ..." goes on with a list.
  return next === 'name'
    ? second !== 'comma' && second !== 'and'
    : next !== undefined && subjectOpens.has(next);
}

const subjectOpens: ReadonlySet<Part> = new Set(['authors', 'our', 'pronoun', 'determiner', 'they']);

function passCue(walk: Walk, { cue, form, isNoun }: CueWord): void {
  if (form === 'ed' && isComplete(walk)) endAtStart(walk);
  else if (isVerb(walk.words, walk.at, walk.isDetermined)) endAtVerb(walk, walk.at, cue);
  else if (walk.inPhrase) walk.before.push(cue);
  else if (form !== 'ed' && (form !== 'base' || isNoun)) walk.steps.push(cue);
}

/** "They are aligned, X ...": a passive verb has no object behind its comma. */
function isComplete({ words, at, steps, isNear }: Walk): boolean {
  let before = at - 1;
  while (words[before]?.part === 'adverb') before--;
  return words[before]?.part === 'be' && words[at + 1]?.part === 'comma' && steps.length === 0 && !isNear;
}

/** From a preposition to what it hangs on: a verb ends the way, a noun of a class is a step, other nouns are walked over. */
function passPreposition(walk: Walk, { text }: Word): void {
  const { words, steps } = walk;
  if (isMeasured(words, walk.at)) return;
  let at = walk.at - 1;
  while (words[at]?.part === 'adverb') at--;
  const head = words[at];
  const isFirst = !steps.some(step => /^[a-z]/u.test(step) && step !== 'eg');
  // "the layers of X": what is of X stands for it.
  if (isFirst && (text !== 'of' || head?.cue)) steps.push(text);
  else if (!isFirst && text !== 'of' && steps.at(-1) !== '~') steps.push('~');
  if (text === 'by' && isReducedRelative(words, at)) {
    // "the accuracy achieved by X" is the accuracy of X.
    if (isFirst) steps[steps.length - 1] = 'of';
    walk.at = at;
  } else if (!head || (clauseEdges.has(head.part) && !(head.text === 'that' && text === 'of')))
    endAtStart(walk);
  else if (head.part === 'be') endAtVerb(walk, at, 'BE');
  else if (!head.cue) walk.at = at + 1;
  else if (isNounHere(words, at, head.cue, text)) {
    steps.push(head.cue.cue);
    walk.at = at;
  } else endAtVerb(walk, at, head.cue.cue);
  walk.isDetermined = false;
}

/** "over 92% of", "fewer than 1000 steps": a number is held against nothing. */
const isMeasured = (words: readonly Word[], at: number): boolean =>
  /^(?:than|over|above|below|under)$/u.test(words[at]!.text) &&
  /^[\d.,]+$/u.test(words[at + 1]?.text ?? '') &&
  (words[at]!.text === 'than' || words[at + 2]?.text === '%');

const isReducedRelative = (words: readonly Word[], at: number): boolean =>
  words[at]?.cue?.form === 'ed' &&
  /^(?:SHOW|GATHER)$/u.test(words[at]!.cue!.cue) &&
  words[at - 1]?.cue?.form === null;

const clauseEdges: ReadonlySet<Part> = new Set(['stop', 'comma', 'that', 'open']);
const beforeNouns: ReadonlySet<Part> = new Set(['determiner', 'our', 'word', 'number', 'preposition', 'cue']);

function isNounHere(
  words: readonly Word[],
  at: number,
  { form, isNoun }: CueWord,
  preposition: string,
): boolean {
  if (form === null || (form === 'ing' && preposition === 'of')) return true;
  return isNoun && (at === 0 || beforeNouns.has(words[at - 1]!.part));
}

/** "rather than relying on X" */
const DENYING = /^(?:without|instead-of|rather-than)$/u;

/** "trained and evaluated on": the verb joined to the one reached is a step too. */
function endAtVerb(walk: Walk, at: number, verb: string): void {
  walk.steps.push(`<${verb}`);
  walk.verb = at;
  walk.isDone = true;
  const previous = walk.words[at - 1];
  if (previous && (previous.part === 'not' || DENYING.test(previous.text))) walk.isNegated = true;
  const joined = walk.words[at - 1]?.part === 'and' ? walk.words[at - 2]?.cue : null;
  if (joined?.form) walk.steps.push(`&${joined.cue}`);
}

function endAsSubject(walk: Walk): boolean {
  const verb = verbBehind(walk.words, walk.behind, false);
  if (!verb) return false;
  walk.steps.push(verb.step);
  walk.verb = verb.at;
  walk.isDone = true;
  return true;
}

function endAtStart(walk: Walk): void {
  walk.steps.push('^');
  walk.isDone = true;
  const verb = verbBehind(walk.words, walk.behind, true);
  if (!verb) return;
  walk.steps.push(verb.step);
  walk.verb = verb.at;
}

function isVerb(words: readonly Word[], at: number, isDetermined: boolean): boolean {
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
  return (
    part === 'authors' ||
    part === 'auxiliary' ||
    part === 'pronoun' ||
    part === 'name' ||
    part === 'that' ||
    (part === 'word' && /(?:s|it)$/u.test(text))
  );
}

/** Before a determiner, an unknown word behind "we" or "to", or one with a verb's ending, is a verb. */
function looksVerbal(words: readonly Word[], at: number): boolean {
  const previous = words[at - 1];
  if (previous?.part === 'authors' || previous?.text === 'to' || previous?.part === 'auxiliary') return true;
  return /(?:ing|ed)$/u.test(words[at]!.text);
}

/** The first finite verb from `from` on. Behind an adverbial at the start of the sentence a comma is crossed. */
function verbBehind(
  words: readonly Word[],
  from: number,
  crossComma: boolean,
): { step: string; at: number } | null {
  let passive = false;
  for (let at = from; at < words.length && at - from < 24; at++) {
    const word = words[at]!;
    if (word.part === 'open') {
      const close = words.findIndex((other, index) => index > at && other.part === 'close');
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

function opensClauseAt(words: readonly Word[], at: number): boolean {
  let before = at - 1;
  while (words[before]?.part === 'determiner' || words[before]?.part === 'adverb') before--;
  const previous = words[before];
  return !previous || clauseEdges.has(previous.part) || previous.part === 'and';
}

/** Looks left from a verb, or from the name itself, for who is spoken of. */
function voiceOf(words: readonly Word[], from: number, isOwnName: (word: Word) => boolean): Frame['voice'] {
  for (let at = from - 1; at >= 0 && from - at < REACH; at--) {
    const word = words[at]!;
    if (
      word.part === 'authors' ||
      word.part === 'our' ||
      (word.part === 'name' && isOwnName(word)) ||
      word.text === 'proposed'
    )
      return 'own';
    // "outperforms existing methods": they are held against, it is not they who act.
    if (word.part === 'they' && opensClauseAt(words, at)) return 'other';
    if (word.part === 'stop' && word.text !== ':') return null;
  }
  return null;
}
