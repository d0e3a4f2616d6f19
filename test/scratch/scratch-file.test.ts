/** What waits outside of memory comes back as it was, and leaves nothing behind. */
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ScratchError, ScratchFile } from '../../src/scratch/scratch-file.ts';
import { ownFolder } from '../own-folder.ts';

const folder = ownFolder('scratch');

/** More than is held in memory, in pieces of many lengths. */
const pieces = Array.from({ length: 400 }, (_, at) => randomBytes(1 + ((at * 7_919) % 60_000)));

test('Pieces are read back in any order, while more are put behind them', () => {
  const scratch = new ScratchFile(folder);
  const places: number[] = [];
  for (const [at, piece] of pieces.entries()) {
    places.push(scratch.append(piece));
    for (const before of [at, Math.floor(at / 2), 0])
      expect(scratch.read(places[before]!, pieces[before]!.length).equals(pieces[before]!)).toBe(true);
  }
  expect(readdirSync(folder)).toEqual([]);
  scratch.close();
});

test('What was read stays as it was when more is put there', () => {
  const scratch = new ScratchFile(folder);
  const place = scratch.append(Buffer.from('first'));
  const read = scratch.read(place, 5);
  for (const piece of pieces) scratch.append(piece);
  expect(read.toString()).toBe('first');
  scratch.close();
});

test('A little never comes to the disk, and much says where it finds no room', () => {
  const scratch = new ScratchFile(join(folder, 'gone'));
  scratch.append(Buffer.from('a little'));
  const putAll = (): void => {
    for (const piece of pieces) scratch.append(piece);
  };
  expect(putAll).toThrow(ScratchError);
  expect(putAll).toThrow(/Cannot write .*gone: .* Make room there, or write the graph to another folder/u);
});
