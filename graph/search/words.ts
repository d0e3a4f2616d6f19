/** The words of a text, for names as people write and type them. */

/** Without marks and case. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** Letters apart from digits: `Llama-2`, `Llama 2` and `LLaMA2` share their words. */
export function wordsOf(folded: string): readonly string[] {
  return folded.match(/\p{L}+|\p{N}+/gu) ?? [];
}
