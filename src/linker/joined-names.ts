/** Names that one "and" or comma joins: what holds of one holds of all. */
import type { Found } from './found.ts';
import { sameFamily } from './label-families.ts';
import { closeBehind, type Word } from './sentence-words.ts';

interface NameList {
  readonly members: readonly Found[];
  /** Indices of the first and the last in the words. */
  readonly from: number;
  readonly to: number;
}

export function listNames(words: readonly Word[], byStart: ReadonlyMap<number, Found>): NameList[] {
  const lists: { members: Found[]; from: number; to: number }[] = [];
  words.forEach((word, at) => {
    const mention = word.part === 'name' ? byStart.get(word.start) : undefined;
    if (!mention) return;
    const last = lists.at(-1);
    if (
      last &&
      sameFamily(last.members[0]!.entity.label, mention.entity.label) &&
      areJoined(words, last.to, at)
    ) {
      last.members.push(mention);
      last.to = at;
    } else lists.push({ members: [mention], from: at, to: at });
  });
  return lists;
}

/** Between two names of a list stand a comma or an "and", and little else: a head noun, a long form in brackets. */
function areJoined(words: readonly Word[], from: number, to: number): boolean {
  let joint = false;
  let others = 0;
  const isBare = words[from - 1]?.part !== 'determiner';
  for (let at = from + 1; at < to; at++) {
    const { part, text } = words[at]!;
    // "X, a Y model" says what X is.
    if (isBare && /^an?$/u.test(text) && words[at - 1]!.part === 'comma') return false;
    if (part === 'comma' || part === 'and') joint = true;
    else if (part === 'open') {
      const close = closeBehind(words, at);
      if (close < 0 || close >= to) return false;
      at = close;
    } else if ((part === 'word' || part === 'cue' || part === 'number') && !joint && others < 2) others++;
    else if (part !== 'determiner' && part !== 'adverb') return false;
  }
  return joint;
}
