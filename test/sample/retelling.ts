/** What tells a retelling from a copy. */

/** Words and numbers in lower case; TeX's and Unicode's accents alike are left off. */
const wordsOf = (text: string): string[] =>
  text
    .replace(/\\["'`^~]\s*\{?(\p{L})\}?/gu, '$1')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+(?:\.\p{N}+)?/gu) ?? [];

const runsOf = (text: string, length: number): string[] => {
  const words = wordsOf(text);
  return words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(' '));
};

/** Every run of so many words that stands in both texts. */
export function sharedRuns(text: string, original: string, length: number): string[] {
  const originals = new Set(runsOf(original, length));
  return runsOf(text, length).filter(run => originals.has(run));
}

export const sentencesOf = (text: string): string[] =>
  [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)].map(({ segment }) =>
    segment.trim(),
  );

export const titleKey = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
