/** What may be named at a place: all names of the paper, the corpus and the catalog that begin there and fit the text. */
import type { Catalog, Entity } from '../catalog/catalog.ts';
import type { NameMatch } from '../catalog/name-trie.ts';
import type { Draft } from './draft.ts';
import type { Found, Place } from './found.ts';
import type { Lexicon } from './lexicon.ts';
import type { LocalNames } from './local-names.ts';
import { fitsText } from './name-fit.ts';
import type { Tokenized } from './text-words.ts';

export type TokenDraft = Draft & Tokenized;

export interface Option {
  readonly match: NameMatch<Entity>;
  readonly rule: Found['rule'];
}

/** At most places nothing is named. */
const NONE: readonly never[] = [];

/** Longer names first, the paper's own first among equals. */
export function optionsAt(
  draft: TokenDraft,
  at: number,
  local: LocalNames,
  lexicon: Lexicon,
  catalog: Catalog,
): readonly Option[] {
  const own = local.trie.matchesAt(draft.tokens, at);
  const others = local.atHome ? lexicon.trie.matchesAt(draft.tokens, at) : NONE;
  const known = catalog.trie.matchesAt(draft.tokens, at);
  if (own.length + others.length + known.length === 0) return NONE;
  const from = (rule: Found['rule'], matches: readonly NameMatch<Entity>[]): Option[] =>
    matches.map(match => ({ match, rule }));
  return [...from('local', own), ...from('corpus', others), ...from('catalog', known)]
    .filter(option => fitsText(option.match.named, placeOf(option, draft), draft.text, catalog))
    .sort((a, b) => b.match.to - a.match.to || Number(b.rule === 'local') - Number(a.rule === 'local'));
}

export function placeOf({ match }: Option, { tokens, text }: TokenDraft): Place {
  const start = tokens.starts[match.from]!;
  const end = tokens.ends[match.to - 1]!;
  return { start, end, surface: text.slice(start, end) };
}
