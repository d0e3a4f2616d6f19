/** A sentence as the tagger sees it: words and signs, with what each looks like. */

export interface Word {
  /** Offsets in the sentence, UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Lower case, every digit as 0. */
  readonly key: string;
  /** Might it be part of a name? Capitals, digits among letters. */
  readonly named: boolean;
}

/** Words with what joins their parts; a slash, a bracket or a suffix such as "-based" parts them. */
const WORD = /[\p{L}\p{M}\d]+(?:(?:[.+*#’'_@$^\\~-]|\{|\})+[\p{L}\p{M}\d]+)*[+*#]*|[^\s\p{L}\p{M}\d]/gu;
const COMPOUND =
  /[-‐-–](?:based|style|like|powered|derived|tuned|trained|aware|free|guided|level|generated|driven|finetuned|enhanced|specific|type|inspired|initialized|family)$/i;
const LOOKS_NAMED = /\p{Lu}|\p{L}\d|\d\p{L}/u;

export function wordsOf(sentence: string): Word[] {
  const words: Word[] = [];
  const push = (start: number, text: string): void => {
    words.push({
      start,
      end: start + text.length,
      text,
      key: text.toLowerCase().replace(/\d/gu, '0'),
      named: LOOKS_NAMED.test(text),
    });
  };
  for (const { 0: text, index } of sentence.matchAll(WORD)) {
    const compound = text.length > 5 ? COMPOUND.exec(text) : null;
    if (!compound || compound.index === 0) push(index, text);
    else {
      push(index, text.slice(0, compound.index));
      push(index + compound.index, compound[0]);
    }
  }
  return words;
}

/** "LLaMA-7B" is `XxX-0X`: runs of one kind of sign as one. */
export function shapeOf(text: string): string {
  return text
    .replace(/\p{Lu}+/gu, match => (match.length > 1 ? 'XX' : 'X'))
    .replace(/[\p{Ll}\p{Lo}\p{M}]+/gu, 'x')
    .replace(/\d+/gu, '0')
    .slice(0, 12);
}
