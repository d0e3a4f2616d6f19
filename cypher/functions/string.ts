/** Functions of strings. */

import { floatText } from '../float-text.ts';
import { limitText } from '../limits.ts';
import { Duration } from '../temporal/duration.ts';
import { Temporal } from '../temporal/temporal.ts';
import { type Float, isInteger, isList, isNumeric, toNumber, type Value } from '../values.ts';
import { lengthOf, sliceOf } from './code-points.ts';
import { badArgument, type CypherFunction, define } from './function-table.ts';

const text = (name: string, value: Value): string =>
  typeof value === 'string' ? value : badArgument(name, 'a string', value);
const count = (name: string, value: Value): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? value
    : badArgument(name, 'a whole number from 0', value);

const mapping = (name: string, map: (value: string) => string): CypherFunction =>
  define(`${name}(text)`, ([value]) => map(text(name, value!)));

/** Without what stands at its ends: white space, or any of the characters. */
function trimmed(
  name: string,
  value: string,
  characters: Value | undefined,
  atStart: boolean,
  atEnd: boolean,
): string {
  const all = [...value];
  const set = characters === undefined ? null : new Set(text(name, characters));
  const isTaken = (at: number): boolean => (set ? set.has(all[at]!) : all[at]!.trim() === '');
  let [from, to] = [0, all.length];
  while (atStart && from < to && isTaken(from)) from += 1;
  while (atEnd && to > from && isTaken(to - 1)) to -= 1;
  return all.slice(from, to).join('');
}

function replaced(value: string, search: string, by: string): string {
  const parts = value.split(search);
  limitText(value.length + (parts.length - 1) * (by.length - search.length), 'replace()');
  return parts.join(by);
}

export const stringFunctions: readonly CypherFunction[] = [
  mapping('toLower', value => value.toLowerCase()),
  mapping('lower', value => value.toLowerCase()),
  mapping('toUpper', value => value.toUpperCase()),
  mapping('upper', value => value.toUpperCase()),
  mapping('trim', value => value.trim()),
  define('lTrim(text, characters?)', ([value, characters]) =>
    trimmed('lTrim', text('lTrim', value!), characters, true, false),
  ),
  define('rTrim(text, characters?)', ([value, characters]) =>
    trimmed('rTrim', text('rTrim', value!), characters, false, true),
  ),
  define('left(text, length)', ([value, length]) => sliceOf(text('left', value!), 0, count('left', length!))),
  define('right(text, length)', ([value, length]) => {
    const all = text('right', value!);
    return sliceOf(all, Math.max(0, lengthOf(all) - count('right', length!)));
  }),
  define('substring(text, start, length?)', ([value, start, length]) => {
    const from = count('substring', start!);
    return sliceOf(
      text('substring', value!),
      from,
      length === undefined ? undefined : from + count('substring', length),
    );
  }),
  define('replace(text, search, replacement)', ([value, search, by]) =>
    replaced(text('replace', value!), text('replace', search!), text('replace', by!)),
  ),
  define('split(text, delimiter)', ([value, by]) => {
    const delimiters = isList(by!) ? by.map(one => text('split', one)) : [text('split', by!)];
    return delimiters.reduce<string[]>(
      (parts, delimiter) => parts.flatMap(part => part.split(delimiter)),
      [text('split', value!)],
    );
  }),
  define('toString(value)', ([value]) => toText(value!)),
  define('btrim(text, characters?)', ([value, characters]) =>
    trimmed('btrim', text('btrim', value!), characters, true, true),
  ),
  define('char_length(text)', ([value]) => lengthOf(text('char_length', value!))),
  define('character_length(text)', ([value]) => lengthOf(text('character_length', value!))),
  define('normalize(text, form?)', ([value, form]) => {
    const wanted = form === undefined ? 'NFC' : text('normalize', form).toUpperCase();
    return /^NFK?[CD]$/u.test(wanted)
      ? text('normalize', value!).normalize(wanted)
      : badArgument('normalize', 'NFC, NFD, NFKC or NFKD', form!);
  }),
  define('randomUUID()', randomUuid),
];

/** Version 4 of RFC 9562. Made here, since pages that are not secure have no `crypto.randomUUID`. */
function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
}

const isText = (value: Value): value is string | number | bigint | boolean | Float | Temporal | Duration =>
  isNumeric(value) ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  value instanceof Temporal ||
  value instanceof Duration;

function toText(value: Value): string {
  if (typeof value === 'string') return value;
  if (isNumeric(value)) return isInteger(value) ? String(value) : floatText(toNumber(value));
  if (isText(value)) return String(value);
  return badArgument('toString', 'a number, a boolean, a string or a temporal value', value);
}
