/** HTML, JATS and MathML inside fields to plain text: entities decoded, tags taken away. */
import { decodeHTMLStrict } from 'entities';

/** Only what is known to be a tag: in "p<q and r>s" there is none. */
const TAG =
  /<\/?(?:(?:jats|mml|m):[a-z-]+|i|b|em|strong|bold|italic|u|tt|sub|sup|inf|sc|scp|small|span|p|br|hr|div|h[1-6]|ul|ol|li|a|title|sec|math|mi|mo|mn|mrow|msub|msup|msubsup|mfrac|mtext|semantics|annotation|inline-formula|tex-math|fixed-case)(?:\s[^<>]*)?\/?>/giu;
/** What stands between blocks is a space. */
const BLOCK =
  /<\/?(?:(?:jats:)?(?:p|title|sec|list|list-item)|br|hr|div|h[1-6]|ul|ol|li)(?:\s[^<>]*)?\/?>/giu;

/** Longer texts are no abstracts and are refused later on. */
const LONGEST = 200_000;

export function plainMarkup(text: string): string {
  if (text.length > LONGEST) return text;
  const bare = text.includes('<') ? text.replace(BLOCK, ' ').replace(TAG, '') : text;
  return bare.includes('&') ? decodeHTMLStrict(bare) : bare;
}
