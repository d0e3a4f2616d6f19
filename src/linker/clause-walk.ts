/** The way from a name outward through its clause: over prepositions and nouns to the verb that governs it. */
import {
  clauseEdges,
  isNounHere,
  isReducedRelative,
  isVerb,
  looksVerbal,
  verbBehind,
} from './clause-verbs.ts';
import type { CueWord } from './cue-words.ts';
import type { Part, Word } from './sentence-words.ts';

/** As far as a clause is followed. */
export const REACH = 45;
const MOST_STEPS = 5;

/** The way from a name outward, while it is walked. */
export interface Walk {
  readonly words: readonly Word[];
  /** Where the noun phrase of the name ends. */
  readonly behind: number;
  readonly steps: string[];
  readonly before: string[];
  at: number;
  /** Was an "and" passed, and no preposition since? "A baseline and X": X is none. */
  isJoined: boolean;
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

export function walkOut(words: readonly Word[], from: number, behind: number): Walk {
  const walk: Walk = {
    words,
    behind,
    steps: [],
    before: [],
    at: from - 1,
    isJoined: false,
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
    if (joinsNames(walk)) {
      passJoint(walk);
      continue;
    }
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
  determiner(walk, { text }) {
    walk.isDetermined = true;
    if (text !== 'no') return;
    // "with no X"; "no training on X"
    if (walk.inPhrase) walk.steps.push('without');
    else walk.isNegated = true;
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
    // "existing models such as X"
    if (walk.inPhrase || walk.steps.at(-1) === 'eg') walk.before.push('other');
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
  and(walk) {
    passJoint(walk);
    walk.isJoined = true;
  },
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

/** "experiments on X and Y show": no clause begins at this "and". */
const joinsNames = ({ words, at }: Walk): boolean =>
  words[at]!.part === 'and' && words[at - 1]?.part === 'name';

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
  else if (walk.isJoined && cue === 'BASELINE') return;
  else if (form !== 'ed' && (form !== 'base' || isNoun)) walk.steps.push(cue);
}

/** "They are aligned, X ...": a passive verb has no object behind its comma. */
function isComplete({ words, at, steps, isNear }: Walk): boolean {
  let before = at - 1;
  while (words[before]?.part === 'adverb') before--;
  return words[before]?.part === 'be' && words[at + 1]?.part === 'comma' && steps.length === 0 && !isNear;
}

/** From a preposition to what it hangs on: a verb ends the way, a noun of a class is a step, other nouns are walked over. */
function passPreposition(walk: Walk, word: Word): void {
  const { words, steps } = walk;
  let { text } = word;
  walk.isJoined = false;
  if (isMeasured(words, walk.at)) return;
  let at = walk.at - 1;
  while (words[at]?.part === 'adverb') at--;
  const head = words[at];
  // "within five points of X"
  if (text === 'within' && POINTS.test(words[walk.at + 2]?.text ?? '')) text = 'close-to';
  const isFirst = !steps.some(step => /^[a-z]/u.test(step) && step !== 'eg');
  // "the layers of X": what is of X stands for it.
  if (isFirst && (text !== 'of' || head?.cue)) steps.push(text);
  // "without reliance on X"
  else if (!isFirst && text === 'without') steps.push(text);
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

const POINTS = /^(?:points?|percent|percentage|pp|%)$/u;

/** "rather than relying on X" */
const DENYING = /^(?:without|instead-of|rather-than)$/u;

/** "trained and evaluated on": the verb joined to the one reached is a step too. */
function endAtVerb(walk: Walk, at: number, verb: string): void {
  walk.steps.push(`<${verb}`);
  walk.verb = at;
  walk.isDone = true;
  const previous = walk.words[at - 1];
  if (previous && (previous.part === 'not' || DENYING.test(previous.text))) walk.isNegated = true;
  if (walk.words[at]!.text === 'using') stepOver(walk, at);
  stepJoined(walk, at);
}

/** "trained using X": what it is used for is a step as well. */
function stepOver(walk: Walk, at: number): void {
  let before = at - 1;
  while (walk.words[before]?.part === 'adverb') before--;
  const cue = walk.words[before]?.cue;
  if (cue?.form !== 'ed') return;
  walk.steps.push(`&${cue.cue}`);
  stepJoined(walk, before);
}

function stepJoined(walk: Walk, at: number): void {
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
