/** The automaton of an expression matches as JavaScript does. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { automatonOf } from '../../../cypher/regular-expression/automaton.ts';
import { treeOf } from '../../../cypher/regular-expression/expression-tree.ts';
import { LONG, runs } from './runs.ts';

test(
  'an automaton matches as JavaScript does',
  () => {
    const { tree } = fc.letrec<{ tree: string }>(tie => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom(
          'a',
          'b',
          '.',
          '[ab]',
          '[^a]',
          '\\w',
          '\\d',
          '^',
          '$',
          '\\b',
          '',
          'é',
          '😀',
          '\\u{1F600}',
        ),
        fc.tuple(tie('tree'), tie('tree')).map(([one, other]) => one + other),
        fc.tuple(tie('tree'), tie('tree')).map(([one, other]) => `(?:${one}|${other})`),
        fc
          .tuple(tie('tree'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{0,1}', '*?', '+?', '{2,}'))
          .map(([one, many]) => `(${one})${many}`),
      ),
    }));
    const text = fc.array(fc.constantFrom('a', 'b', '1', ' ', 'é', '😀', '\n'), { maxLength: 6 });
    const flags = fc.constantFrom('u', 'iu', 'su', 'mu');
    const property = fc.property(tree, text, flags, (source, points, given) => {
      const matches = automatonOf(treeOf(source), given);
      const whole = points.join('');
      if (matches)
        expect(matches(whole)).toBe(new RegExp(`(?:${source})(?![\\s\\S])`, `${given}y`).test(whole));
    });
    fc.assert(property, runs(4_000));
  },
  LONG,
);
