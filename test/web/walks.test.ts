/** Layouts, walking by keys, families, similar papers: what the page makes of a network. */
import { describe, expect, test } from 'vitest';
import { buildNetwork } from '../../web/data/network.ts';
import { layouts } from '../../web/map/layouts.ts';
import { stepFrom, tell } from '../../web/map/walk.ts';
import { byMetric } from '../../web/pages/leaderboard.tsx';
import { familyOf, sizeOf } from '../../web/pages/lineage.ts';
import { papersOverYears } from '../../web/pages/over-years.ts';
import { seenTogether } from '../../web/pages/seen-together.ts';
import { sentencesOf } from '../../web/pages/similar.tsx';
import { similarPapers } from '../../web/pages/similar-papers.ts';
import { encodings, firstView, noFilters } from '../../web/state/view.ts';
import { visibleIn } from '../../web/state/visible.ts';
import { columnsOf, herd } from './columns.ts';

const visible = visibleIn(herd, firstView);
const at = (id: string): number => herd.indexOf.get(id)!;
const idOf = (node: number): string => herd.columns.nodes.id[node]!;

describe('a layout', () => {
  test.each(encodings.layout)('%s gives every shown node a place of its own', layout => {
    const { x, y } = layouts[layout]({ network: herd, visible, centre: null });
    const places = new Set(herd.columns.nodes.id.map((_, node) => `${x[node]} ${y[node]}`));
    expect(places.size).toBe(herd.nodeCount);
  });

  test('by year goes from left to right, and names its years', () => {
    const { x, captions } = layouts.lineage({ network: herd, visible, centre: null });
    expect(x[at('benchmark:mmlu')]).toBeLessThan(x[at('technique:lora')]!);
    expect(x[at('technique:lora')]).toBeLessThan(x[at('p1')]!);
    expect(x[at('p3')]).toBe(x[at('technique:lora')]);
    expect(captions.map(({ text }) => text)).toEqual(['2020', '2021', '2023', '2024']);
  });

  test('around a node puts it in the middle and its neighbours nearest', () => {
    const { x, y } = layouts.radial({ network: herd, visible, centre: at('technique:lora') });
    const far = (id: string): number => Math.hypot(x[at(id)]!, y[at(id)]!);
    expect(far('technique:lora')).toBe(0);
    expect(far('p2')).toBeCloseTo(far('p3'));
    expect(far('model:llama')).toBeGreaterThan(far('p2'));
  });

  test('may be of nothing', () => {
    const none = buildNetwork(columnsOf([], []));
    for (const layout of encodings.layout)
      expect(
        layouts[layout]({ network: none, visible: visibleIn(none, firstView), centre: null }).x,
      ).toHaveLength(0);
  });
});

describe('walking', () => {
  const places = { x: [0, 10, 0, 20, 10, 30, 40], y: [0, 0, 10, 0, 10, 0, 0] };

  test('goes to the linked node in the direction, and to a near one where none is linked', () => {
    const step = (from: string, direction: 'left' | 'right' | 'up' | 'down') => {
      const found = stepFrom(herd, visible, places, at(from), direction);
      return found && [idOf(found.node), found.linked];
    };
    expect(step('p1', 'right')).toEqual(['model:llama', true]);
    expect(step('model:llama', 'left')).toEqual(['p2', true]);
    expect(step('p1', 'up')).toEqual(['p3', false]);
    expect(step('p1', 'left')).toBeNull();
  });

  test('tells what is there and what is near', () => {
    expect(tell(herd, visible, at('technique:lora'), label => label.toLowerCase())).toBe(
      'LoRA, technique, 2021, 2 lines, near Code Llama, An undated paper.',
    );
    const none = visibleIn(herd, { ...firstView, filters: { ...noFilters, types: ['USES_TECHNIQUE'] } });
    expect(tell(herd, none, at('technique:lora'), label => label)).toBe('LoRA, Technique, 2021, 0 lines.');
  });
});

describe('a page', () => {
  const network = buildNetwork(
    columnsOf(
      [
        ['p1', 'Paper', 'One', 2021],
        ['p2', 'Paper', 'Two', 2021],
        ['p3', 'Paper', 'Three', 2023],
        ['p4', 'Paper', 'Four', 2024],
        ['a', 'Model', 'A', 2020],
        ['b', 'Model', 'B', 2021],
        ['c', 'Model', 'C', 2022],
        ['rare', 'Technique', 'Rare', null],
        ['common', 'Technique', 'Common', null],
      ],
      [
        ['p1', 'USES_TECHNIQUE', 'rare', 1],
        ['p2', 'USES_TECHNIQUE', 'rare', 1],
        ['p1', 'USES_TECHNIQUE', 'common', 1],
        ['p2', 'COMPARES_WITH', 'common', 1],
        ['p3', 'USES_TECHNIQUE', 'common', 1],
        ['p4', 'MENTIONS', 'common', 1],
        ['p4', 'MENTIONS', 'rare', 1],
        ['b', 'DERIVED_FROM', 'a', 1],
        ['c', 'DERIVED_FROM', 'b', 1],
        ['a', 'DERIVED_FROM', 'c', 1],
      ],
    ),
  );
  const of = (id: string): number => network.indexOf.get(id)!;

  test('finds the similar papers, a shared rare thing before a common one, and says why', () => {
    const similar = similarPapers(network, of('p1'), 10);
    expect(similar.map(({ paper }) => network.columns.nodes.id[paper])).toEqual(['p2', 'p3']);
    expect(sentencesOf(similar[0]!.shared)).toEqual([
      { says: 'both use', nodes: [of('rare')] },
      { says: 'share', nodes: [of('common')] },
    ]);
  });

  test('naming in passing makes no paper similar', () => {
    expect(similarPapers(network, of('p4'), 10)).toEqual([]);
  });

  test('draws a family to its end, even where it runs in a circle', () => {
    const below = familyOf(network, of('a'), 'DERIVED_FROM', 'down');
    expect(below.children.map(({ node }) => node)).toEqual([of('b')]);
    expect(sizeOf(below)).toBe(2);
    expect(sizeOf(familyOf(network, of('a'), 'DERIVED_FROM', 'up'))).toBe(2);
  });

  test('ranks scores by what is good: much of an accuracy, little of an error', () => {
    const row = (metric: string, number: number) => [null, metric, String(number), number, null, null, ''];
    const boards = byMetric([row('FID', 15), row('FID', 2), row('accuracy', 90), row('accuracy', 80)]);
    expect([...boards].map(([metric, scores]) => [metric, scores.map(({ value }) => value)])).toEqual([
      ['FID', ['2', '15']],
      ['accuracy', ['90', '80']],
    ]);
  });

  test('counts papers by year without gaps, and what goes with a thing', () => {
    expect(papersOverYears(network, of('common'), ['MENTIONS'])).toEqual([
      { year: 2021, papers: 2 },
      { year: 2022, papers: 0 },
      { year: 2023, papers: 1 },
    ]);
    expect(seenTogether(network, of('common'))).toEqual([{ node: of('rare'), papers: 2 }]);
  });
});
