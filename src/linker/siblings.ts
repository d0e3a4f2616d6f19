/** Names of which only the number is written: "LLaMA 1 & 2", "VOC 2007 and 2012". */
import type { Catalog } from '../catalog/catalog.ts';
import { tokenize } from '../catalog/spelling.ts';
import { keyOf } from '../catalog/words.ts';
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
    const { words, starts, ends } = tokens;
    const isVersion = (at: number): boolean => at < words.length && VERSION.test(keyOf(words[at]!));
    const last = ends.indexOf(end);
    if (last < 0 || !isVersion(last)) return [];
    const next = [last + 1, last + 2].find(isVersion);
    if (next === undefined) return [];
    const place = { start: starts[next]!, end: ends[next]!, surface: keyOf(words[next]!) };
    const isJoined = /^(?:\s?[&,/]\s?| and | or )$/u.test(text.slice(end, place.start));
    if (!isJoined || /^(?:\s?[BMK%]\b|[\p{L}-])/u.test(text.slice(place.end))) return [];
    const spelling = tokenize(text.slice(start, starts[last]) + place.surface);
    const match = catalog.trie
      .matchesAt(spelling, 0)
      .find(({ to, named }) => to === spelling.words.length && named.length === 1);
    const sibling = match?.named[0]?.entry;
    return sibling ? [foundOf(sibling, place, 'catalog', 0.8, text)] : [];
  });
}
