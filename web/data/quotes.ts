/** Sentences cut where their mentions are: from offsets in a paper's text to pieces that can be shown. */

export interface Piece {
  readonly text: string;
  /** What is marked: the place of its mark in the given list; null for plain text. */
  readonly mark: number | null;
}

export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** The text cut at its marks; of marks that overlap the earlier one stands, of two at one place the longer. */
export function cut(text: string, marks: readonly Mark[]): readonly Piece[] {
  const order = marks
    .map((mark, index) => ({ ...mark, index }))
    .filter(({ start, end }) => start >= 0 && end <= text.length && start < end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, index } of order) {
    if (start < at) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), mark: null });
    pieces.push({ text: text.slice(start, end), mark: index });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), mark: null });
  return pieces;
}

/**
 * Where the mention is inside of its sentence; null where it cannot be told.
 * @param paperText what the offsets count in; undefined where it is not at hand
 * @param names what the mention may be written as, for the case without a text
 */
export function mentionIn(
  sentence: string,
  { start, end }: Mark,
  paperText: string | undefined,
  names: readonly string[],
): Mark | null {
  if (end <= start) return null;
  const began = paperText === undefined ? -1 : sentenceStart(paperText, sentence, start, end);
  if (began >= 0) return { start: start - began, end: end - began };
  const surface = paperText?.slice(start, end);
  return findName(sentence, surface ? [surface, ...names] : names, end - start);
}

/** The sentence's place that takes the mention in: it may stand in the text more than once. */
function sentenceStart(text: string, sentence: string, start: number, end: number): number {
  const began = text.lastIndexOf(sentence, start);
  return began >= 0 && began + sentence.length >= end ? began : -1;
}

/** A name as long as the mention is the likeliest; else the longest. */
function findName(sentence: string, names: readonly string[], length: number): Mark | null {
  const order = [...names].sort(
    (a, b) => Number(b.length === length) - Number(a.length === length) || b.length - a.length,
  );
  for (const name of order) {
    const [first] = occurrences(sentence, name);
    if (first) return first;
  }
  return null;
}

const WORD = /[\p{L}\p{N}]/u;

/** Places where the name stands as whole words, whatever its case. */
export function occurrences(text: string, name: string): readonly Mark[] {
  const found: Mark[] = [];
  if (name === '') return found;
  const [haystack, needle] = [text.toLowerCase(), name.toLowerCase()];
  // A few letters change their length with their case: offsets would no longer hold.
  if (haystack.length !== text.length) return found;
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + needle.length)) {
    const end = at + needle.length;
    if (WORD.test(text[at - 1] ?? ' ') || WORD.test(text[end] ?? ' ')) continue;
    found.push({ start: at, end });
  }
  return found;
}
