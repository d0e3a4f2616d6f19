/** Cypher values as JSON. */
import { expect, test } from 'vitest';
import { toJson } from '#graph/json-values';

test.each([
  ['a bigint becomes text', 2n ** 70n, '1180591620717411303424'],
  ['NaN becomes text', Number.NaN, 'NaN'],
  ['infinity becomes text', Number.NEGATIVE_INFINITY, '-Infinity'],
  ['null stays null', null, null],
  ['nothing becomes null', undefined, null],
  [
    'lists and maps are walked',
    { a: [1n, { b: Number.POSITIVE_INFINITY }] },
    { a: ['1', { b: 'Infinity' }] },
  ],
  ['a map that looks like a node stays what it is', { kind: 'node', id: 1 }, { kind: 'node', id: 1 }],
])('%s', (_title, value, json) => {
  expect(toJson(value)).toEqual(json);
});
