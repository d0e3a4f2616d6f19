/** Finds a few hashes among millions. */

/** Most are none of the few: a table of their last bits says so at once. */
const LAST = 0xffff;

/** The places, ascending, of those that are wanted. */
export function placesOf(
  wanted: { keys(): Iterable<number>; has(hash: number): boolean },
  hashes: ArrayLike<number>,
): number[] {
  const table = new Uint8Array(LAST + 1);
  for (const hash of wanted.keys()) table[hash & LAST] = 1;
  const places: number[] = [];
  for (let at = 0; at < hashes.length; at++)
    if (table[hashes[at]! & LAST] === 1 && wanted.has(hashes[at]!)) places.push(at);
  return places;
}
