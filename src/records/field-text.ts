/** Texts of fields as people and programs write them: folded lines, years in dates, lists of authors. */

/** A gap that is more than one blank. */
const FOLD = /[^\S ]| {2}/;

/** Line breaks inside a field are folding, not text. */
export function tidy(field: string | null | undefined): string {
  const text = field ?? '';
  return (FOLD.test(text) ? text.replace(/\s+/gu, ' ') : text).trim();
}

/** Null instead of nothing. */
export function known(field: string | null | undefined): string | null {
  return tidy(field) || null;
}

/** The year in "2023", "2023-05-01", "May 2023" or "Mon, 2 Apr 2007 19:18:42 GMT". */
export function yearIn(date: string | number | null | undefined): number | null {
  const year = /(?<!\d)(1[6-9]|20)\d\d(?!\d)/u.exec(String(date ?? ''))?.[0];
  return year === undefined ? null : Number(year);
}

/** "Lovelace, Ada" as "Ada Lovelace". */
export function firstLast(name: string): string {
  const [last, first, ...more] = tidy(name).split(/,\s*/u);
  return first === undefined || more.length > 0 ? tidy(name) : `${first} ${last}`.trim();
}

/** Names in one text: between semicolons, else "and", else commas where no name is turned around. */
export function splitAuthors(text: string): string[] {
  const names = text.includes(';')
    ? text.split(';')
    : text.split(/,?\s+(?:and|&)\s+/u).flatMap(part => (isList(part) ? part.split(',') : [part]));
  return names.map(firstLast).filter(name => name !== '');
}

/** "Ada Lovelace, Alan Turing" is a list, "Lovelace, Ada" a name turned around. */
function isList(text: string): boolean {
  const parts = text.split(',').map(part => part.trim());
  return parts.length > 1 && parts.every(part => part.includes(' ') || /^(?:et al\.?|others)$/u.test(part));
}
