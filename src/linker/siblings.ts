/** Names of which only the number is written: "LLaMA 1 & 2", "VOC 2007 and 2012". */
import type { Catalog } from '../catalog/catalog.ts';
import { type Found, foundOf } from './found.ts';
import type { TokenDraft } from './options.ts';

const VERSION = /^\d+(?:\.\d+)?$/u;

/** A number joined to a name that ends in one names its sibling, where the catalog has it. */
export function findSiblings(
  found: readonly Found[],
  { tokens, text }: TokenDraft,
  catalog: Catalog,
): Found[] {
  return found.flatMap(({ start, end }) => {
    if (!/\d/.test(text[end - 1]!)) return [];
    const last = tokens.findIndex(token => token.end === end);
    if (last < 0 || !VERSION.test(tokens[last]!.word.key)) return [];
    const number = tokens.slice(last + 1, last + 3).find(({ word }) => VERSION.test(word.key));
    const isJoined = number && /^(?:\s?[&,/]\s?| and | or )$/u.test(text.slice(end, number.start));
    if (!isJoined || /^(?:\s?[BMK%]\b|[\p{L}-])/u.test(text.slice(number.end))) return [];
    const first = tokens.findIndex(token => token.start === start);
    const spelling = [...tokens.slice(first, last), { ...number, joins: true }];
    const match = catalog.trie
      .matchesAt(spelling, 0)
      .find(({ to, named }) => to === spelling.length && named.length === 1);
    const sibling = match?.named[0]?.entry;
    const place = { start: number.start, end: number.end, surface: number.word.key };
    return sibling ? [foundOf(sibling, place, 'catalog', 0.8, text)] : [];
  });
}
