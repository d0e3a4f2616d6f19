/** How a name stands in its clause: the way from it outward over prepositions and nouns to the verb, and what its noun phrase says of it. */
import { clauseEdges, isFiniteVerb, verbBehind } from './clause-verbs.ts';
import { REACH, walkOut } from './clause-walk.ts';
import { closeBehind, type Word } from './sentence-words.ts';

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
      const close = closeBehind(words, at);
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

function opensClauseAt(words: readonly Word[], at: number): boolean {
  let before = at - 1;
  while (words[before]?.part === 'determiner' || words[before]?.part === 'adverb') before--;
  const previous = words[before];
  if (!previous || clauseEdges.has(previous.part)) return true;
  // "existing methods" in a list is none that acts.
  return previous.part === 'and' && verbBehind(words, at, false) !== null;
}

const DESCRIBES = /^(?:an?|\d+|two|three|four|five|six|seven|eight|nine|ten)$/u;

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
    // "Z, a recent benchmark" tells of Z, "four recent corpora" are chosen; "outperforms existing methods": they are held against, it is not they who act.
    const describes = DESCRIBES.test(words[at - 1]?.text ?? '');
    if (word.part === 'they' && !describes && opensClauseAt(words, at)) return 'other';
    if (word.part === 'stop' && word.text !== ':') return null;
  }
  return null;
}
