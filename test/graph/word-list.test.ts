/** Words that begin so, and words that are spelt nearly so, against every word compared by itself. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WordList } from '#graph/search/word-list';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '漢', '9'), minLength: 1, maxLength: 9 });
const words = fc.uniqueArray(word, { maxLength: 60 }).map(list => list.sort());

test('the words that begin so are a range', () => {
  fc.assert(
    fc.property(words, word, (list, text) => {
      const [first, end] = new WordList(list).beginning(text);
      expect(list.slice(first, end)).toEqual(list.filter(one => one.startsWith(text)));
    }),
  );
});

test('the words near a text are those that few changes make of it', () => {
  fc.assert(
    fc.property(words, word, fc.integer({ min: 1, max: 3 }), (list, text, most) => {
      const near: [string, number][] = [];
      new WordList(list).near(text, most, (at, distance) => near.push([list[at]!, distance]));
      const distances = list.map((one): [string, number] => [one, distanceOf(one, text)]);
      const expected = distances.filter(([, distance]) => distance <= most);
      expect(near).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

/** Levenshtein's distance as it is defined. */
function distanceOf(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  if (a[0] === b[0]) return distanceOf(restA, restB);
  return 1 + Math.min(distanceOf(restA, restB), distanceOf(restA, b), distanceOf(a, restB));
}
