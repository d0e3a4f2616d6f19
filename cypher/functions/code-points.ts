/** Texts by their characters: one beyond the first plane of Unicode counts once, though JavaScript holds it in two units. */

const PAIR = /[\ud800-\udbff][\udc00-\udfff]/;

export function lengthOf(text: string): number {
  if (!PAIR.test(text)) return text.length;
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

export function sliceOf(text: string, from: number, to?: number): string {
  return PAIR.test(text) ? [...text].slice(from, to).join('') : text.slice(from, to);
}
