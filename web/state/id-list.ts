/** Ids as a part of the address: a few as they are, many sorted and deflated, in letters that an address may hold. */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';

/** Stands before what is deflated; of an id as it is it would be written with a percent sign. */
const PACKED = '$';
/** Characters up to which ids stay as they are, to be read by people. */
const READABLE = 1_000;

/** A camera that moves writes the address again and again, with the same lists. */
const written = new WeakMap<readonly string[], string>();

export function writeIds(ids: readonly string[]): string {
  let text = written.get(ids);
  if (text === undefined) {
    const plain = ids.map(encodeURIComponent);
    text = plain.join(',');
    if (text.length > READABLE) text = PACKED + pack(plain.sort().join(','));
    written.set(ids, text);
  }
  return text;
}

/** Null where the text is broken, such as a link of which the end was lost. */
export function readIds(text: string): readonly string[] | null {
  try {
    const plain = text.startsWith(PACKED) ? unpack(text.slice(PACKED.length)) : text;
    return plain
      .split(',')
      .map(decode)
      .filter(id => id !== '');
  } catch {
    return null;
  }
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return '';
  }
}

const pack = (text: string): string =>
  btoa(strFromU8(deflateSync(strToU8(text), { level: 9 }), true))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const unpack = (text: string): string =>
  strFromU8(inflateSync(strToU8(atob(text.replaceAll('-', '+').replaceAll('_', '/')), true)));
