/** How a name stands in its clause: the way from it outward over prepositions and nouns to the verb, and what its noun phrase says of it. */
import type { Word } from './sentence-words.ts';

export interface Frame {
  /**
   * From the name outward: the first preposition as written, word classes in capitals, `<` a verb that it is the
   * object of, `>` a verb that it is the subject of (`.p` passive), `eg` an example, `(` and `:` an apposition, `^` the start of the clause.
   * "achieves the best results on X" is `on RESULT <SHOW`.
   */
  readonly path: string;
  /** Classes of the words before it in its own noun phrase: `TUNE` in "a fine-tuned X". */
  readonly before: string;
  /** The same behind it, with what is joined by a hyphen: `BASELINE` in "X baselines", `-based`. */
  readonly behind: string;
  /** Who does it: the authors, others, or nobody named. */
  readonly voice: 'own' | 'other' | null;
  readonly negated: boolean;
}

/** As far as a clause is followed. */
const REACH = 45;
const MOST_STEPS = 4;

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
    voice: voiceOf(words, outward.verb < 0 ? from : outward.verb, isOwnName),
    negated: outward.negated,
  };
}

/** The rest of the noun phrase that a name opens: "models", "-based methods", "(BERT)", "'s performance". */
function phraseBehind(words: readonly Word[], to: number): { classes: string[]; next: number } {
  const classes: string[] = [];
  let at = to + 1;
  for (let taken = 0; at < words.length && taken < 5; taken++) {
    const word = words[at]!;
    if (word.part === 'open') {
      const close = words.findIndex((other, index) => index > at && other.part === 'close');
      if (close < 0 || close - at > 12) break;
      at = close + 1;
      continue;
    }
    const isPhrase =
      word.part === 'word' || word.part === 'number' || (word.part === 'cue' && !isFinite(words, at));
    if (!isPhrase) break;
    if (word.cue?.form === 'ed' || (word.cue?.form === 'ing' && !word.cue.isNoun)) break;
    if (word.cue) classes.push(word.cue.cue);
    else if (word.text.startsWith('-') || word.text.endsWith('s')) classes.push(word.text);
    at++;
  }
  return { classes, next: at };
}

/** Does the verb at `at` stand in its clause as one, rather than as a noun? */
function isFinite(words: readonly Word[], at: number): boolean {
  const { cue } = words[at]!;
  if (!cue || cue.form === null || cue.form === 'ing' || cue.form === 'ed') return false;
  if (!cue.isNoun) return true;
  const next = words[at + 1]?.part;
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

interface Outward {
  readonly steps: string[];
  readonly before: string[];
  /** Index of the verb that was reached, or -1. */
  verb: number;
  negated: boolean;
}

function walkOut(words: readonly Word[], from: number, next: number): Outward {
  const out: Outward = { steps: [], before: [], verb: -1, negated: false };
  let determined = false;
  let inOwnPhrase = true;
  let at = from - 1;
  for (; at >= 0 && from - at < REACH && out.steps.length < MOST_STEPS; at--) {
    const word = words[at]!;
    if (inOwnPhrase && endsPhrase(word)) {
      inOwnPhrase = false;
      if (opensClause(word) && endAsSubject(words, next, out)) return out;
    }
    if (word.part === 'determiner') determined = true;
    else if (word.part === 'authors') break;
    else if (word.part === 'our') {
      determined = true;
      if (inOwnPhrase) out.before.push('own');
    } else if (word.part === 'they') {
      if (inOwnPhrase) out.before.push('other');
    } else if (word.part === 'not') out.negated = true;
    else if (word.part === 'such-as') {
      out.steps.push('eg');
      determined = false;
    } else if (word.part === 'open') out.steps.push('(');
    else if (word.part === 'close') at = openingOf(words, at);
    else if (word.part === 'comma' || word.part === 'and') determined = false;
    else if (word.part === 'be') {
      out.steps.push('<BE');
      out.verb = at;
      return out;
    } else if (word.part === 'that' || word.part === 'auxiliary') break;
    else if (word.part === 'stop') {
      if (word.text !== ':' || at === 0) break;
      out.steps.push(':');
    } else if (word.part === 'preposition') {
      const reached = attach(words, at, out);
      if (reached.done) {
        if (reached.atStart) endAtStart(words, next, out);
        return out;
      }
      at = reached.at + 1;
      determined = false;
      inOwnPhrase = false;
    } else if (word.cue && isVerb(words, at, determined)) {
      endAtVerb(words, at, out);
      return out;
    } else if (word.cue) {
      if (inOwnPhrase) out.before.push(word.cue.cue);
      else out.steps.push(word.cue.cue);
    } else if (word.part === 'word' && determined && looksVerbal(words, at)) {
      out.steps.push('<VERB');
      out.verb = at;
      return out;
    }
  }
  if (inOwnPhrase && endAsSubject(words, next, out)) return out;
  endAtStart(words, next, out);
  return out;
}

const endsPhrase = ({ part }: Word): boolean =>
  part === 'comma' ||
  part === 'and' ||
  part === 'that' ||
  part === 'stop' ||
  part === 'preposition' ||
  part === 'open' ||
  part === 'close' ||
  part === 'such-as' ||
  part === 'be' ||
  part === 'auxiliary';

const opensClause = ({ part }: Word): boolean =>
  part === 'comma' || part === 'and' || part === 'that' || part === 'stop';

function endAsSubject(words: readonly Word[], next: number, out: Outward): boolean {
  const verb = verbBehind(words, next, false);
  if (!verb) return false;
  out.steps.push(verb.step);
  out.verb = verb.at;
  return true;
}

function endAtStart(words: readonly Word[], next: number, out: Outward): void {
  out.steps.push('^');
  const verb = verbBehind(words, next, true);
  if (verb) {
    out.steps.push(verb.step);
    out.verb = verb.at;
  }
}

/** From a preposition to what it hangs on: a verb ends the way, a noun of a class is a step, other nouns are walked over. */
function attach(
  words: readonly Word[],
  at: number,
  out: Outward,
): { done: boolean; atStart: boolean; at: number } {
  const preposition = words[at]!.text;
  let head = at - 1;
  while (head >= 0 && words[head]!.part === 'adverb') head--;
  const word = words[head];
  const isFirst = !out.steps.some(step => /^[a-z]/u.test(step) && step !== 'eg');
  const plain = preposition === 'of' && !word?.cue;
  if (isFirst && !plain) out.steps.push(preposition);
  if (!word || word.part === 'stop' || word.part === 'comma' || word.part === 'that' || word.part === 'open')
    return { done: true, atStart: true, at: head };
  if (word.part === 'be') {
    out.steps.push('<BE');
    out.verb = head;
    return { done: true, atStart: false, at: head };
  }
  if (!word.cue) return { done: false, atStart: false, at: head };
  const previous = words[head - 1]?.part;
  const isNoun =
    word.cue.form === null ||
    (word.cue.isNoun &&
      (previous === 'determiner' ||
        previous === 'our' ||
        previous === 'word' ||
        previous === 'preposition' ||
        previous === 'cue' ||
        previous === undefined)) ||
    (word.cue.form === 'ing' && preposition === 'of');
  if (isNoun) {
    out.steps.push(word.cue.cue);
    return { done: false, atStart: false, at: head - 1 };
  }
  endAtVerb(words, head, out);
  return { done: true, atStart: false, at: head };
}

/** "trained and evaluated on": the verb joined to the one reached is a step too. */
function endAtVerb(words: readonly Word[], at: number, out: Outward): void {
  out.steps.push(`<${words[at]!.cue!.cue}`);
  out.verb = at;
  const joined = words[at - 1]?.part === 'and' ? words[at - 2]?.cue : null;
  if (joined?.form) out.steps.push(`&${joined.cue}`);
}

function isVerb(words: readonly Word[], at: number, determined: boolean): boolean {
  const cue = words[at]!.cue!;
  if (cue.form === null) return false;
  let before = at - 1;
  while (before >= 0 && (words[before]!.part === 'adverb' || words[before]!.part === 'not')) before--;
  const previous = words[before];
  const part = previous?.part;
  const nominal = part === 'determiner' || part === 'they' || part === 'our';
  if (cue.form === 'ed') {
    if (determined) return true;
    if (part === 'and') return words[before - 1]?.cue?.form === 'ed';
    return (
      part === 'authors' ||
      part === 'auxiliary' ||
      part === 'name' ||
      part === 'that' ||
      part === 'be' ||
      (part === 'word' && /(?:s|it)$/u.test(previous!.text))
    );
  }
  if (nominal) return determined && !cue.isNoun;
  if (!cue.isNoun) return true;
  if (cue.form === 'ing')
    return (
      part === 'preposition' || part === 'comma' || part === undefined || part === 'and' || part === 'be'
    );
  return (
    determined ||
    part === 'authors' ||
    part === 'auxiliary' ||
    part === 'that' ||
    part === 'name' ||
    (part === 'preposition' && previous!.text === 'to') ||
    (part === 'and' && words[before - 1]?.cue?.form !== undefined)
  );
}

/** Before a determiner, an unknown word behind "we" or "to", or one with a verb's ending, is a verb. */
function looksVerbal(words: readonly Word[], at: number): boolean {
  const previous = words[at - 1];
  if (previous?.part === 'authors' || previous?.text === 'to' || previous?.part === 'auxiliary') return true;
  return /(?:ing|ed)$/u.test(words[at]!.text);
}

function openingOf(words: readonly Word[], close: number): number {
  for (let at = close - 1; at >= 0; at--) if (words[at]!.part === 'open') return at;
  return 0;
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
    else if (word.cue && (isFinite(words, at) || (word.cue.form === 'ing' && passive)))
      return { step: `>${word.cue.cue}`, at };
    else if (word.part === 'word' && words[at + 1]?.part === 'determiner' && /(?:s|ed)$/u.test(word.text))
      return { step: '>VERB', at };
    else if (passive && word.part !== 'adverb' && word.part !== 'not') return { step: '>BE', at };
  }
  return null;
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
    if (word.part === 'they' && words[at - 1]?.part !== 'preposition' && !words[at - 1]?.cue?.form)
      return 'other';
    if (word.part === 'stop' && word.text !== ':') return null;
  }
  return null;
}
