/** Items of one kind in pieces that one transaction can take. */
import type { Properties } from '../facts.ts';

/** Rows and characters: enough to be fast, and little for the memory of either side. */
const MOST_ROWS = 2_000;
const MOST_CHARACTERS = 4_000_000;

export interface Batch<Item, Key> {
  readonly key: Key;
  readonly items: readonly Item[];
}

/** Kinds in the order in which they first appear; each batch is made when it is asked for. */
export function* batchesOf<Item extends { readonly properties: Properties }, Key extends object>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): Generator<Batch<Item, Key>> {
  const groups = new Map<string, { readonly key: Key; readonly items: Item[] }>();
  for (const item of items) {
    const key = keyOf(item);
    const name = Object.values(key).join();
    const group = groups.get(name);
    if (group) group.items.push(item);
    else groups.set(name, { key, items: [item] });
  }
  for (const { key, items: all } of groups.values())
    for (const piece of piecesOf(all)) yield { key, items: piece };
}

function* piecesOf<Item extends { readonly properties: Properties }>(
  items: readonly Item[],
): Generator<Item[]> {
  let piece: Item[] = [];
  let characters = 0;
  for (const item of items) {
    const size = sizeOf(item.properties);
    if (piece.length > 0 && (piece.length >= MOST_ROWS || characters + size > MOST_CHARACTERS)) {
      yield piece;
      piece = [];
      characters = 0;
    }
    piece.push(item);
    characters += size;
  }
  if (piece.length > 0) yield piece;
}

function sizeOf(properties: Properties): number {
  let size = 0;
  for (const value of Object.values(properties)) {
    if (typeof value === 'string') size += value.length;
    else if (typeof value === 'object')
      for (const item of value) size += typeof item === 'string' ? item.length : 8;
    else size += 8;
  }
  return size;
}
