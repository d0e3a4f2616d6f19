/** Tables of what papers have: runs of them are joined as if the papers had been put into one at once. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinRuns, rowsOf } from '../../src/linking/paper-rows.ts';

const groups = {
  words: { words: ['u32', 1] },
  views: { keys: ['f64', 1], pairs: ['u8', 2] },
} as const;

interface Paper {
  readonly words: readonly number[];
  readonly views: readonly number[];
}

const tableOf = (papers: readonly Paper[]) =>
  rowsOf(groups, papers, {
    rows: { words: paper => paper.words.length, views: paper => paper.views.length },
    values: {
      words: paper => paper.words,
      keys: paper => paper.views.map(view => view / 3),
      pairs: paper => paper.views.flatMap(view => [view % 256, (view + 1) % 256]),
    },
  });

const few = fc.array(fc.nat(1_000), { maxLength: 4 });
const paper: fc.Arbitrary<Paper> = fc.record({ words: few, views: few });

test('Papers of several tables, in any order, make the table of these papers', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(paper, { maxLength: 6 }), { maxLength: 4 }),
      fc.infiniteStream(fc.nat()),
      (parts, chance) => {
        const tables = parts.map(tableOf);
        const all = parts.flatMap((papers, part) =>
          papers.map((one, at) => ({ one, of: tables[part]!, at, rank: chance.next().value as number })),
        );
        all.sort((a, b) => a.rank - b.rank);
        const runs = all.map(({ of, at }) => ({ of, from: at, to: at + 1 }));
        expect(joinRuns(groups, runs)).toEqual(tableOf(all.map(({ one }) => one)));
        const whole = tables.map(of => ({ of, from: 0, to: of.papers }));
        expect(joinRuns(groups, whole)).toEqual(tableOf(parts.flat()));
      },
    ),
  );
});
