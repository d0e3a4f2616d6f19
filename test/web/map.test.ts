/** The map's middle: networks, sizes, colours, and labels that never lie on each other. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeTypes } from '#graph/schema';
import { buildNetwork } from '../../web/data/network.ts';
import { drawnEdges } from '../../web/map/buffers.ts';
import { among, neighbourhood } from '../../web/map/focus.ts';
import { isInside, outlineOfWay } from '../../web/map/gather.ts';
import { type LabelWish, Occupied, overlap, placeLabels } from '../../web/map/labels.ts';
import { shorten } from '../../web/map/lettering.ts';
import { colorsOf, sizesOf } from '../../web/map/look.ts';
import { mix, oklch, paintOf, rgb } from '../../web/map/paint.ts';
import { shapes } from '../../web/map/shapes.ts';
import { encodings, firstView } from '../../web/state/view.ts';
import { visibleIn } from '../../web/state/visible.ts';
import { columnsOf, herd } from './columns.ts';

describe('a network', () => {
  test('knows the edges of every node', () => {
    const names = (node: string): string[] => {
      const index = herd.indexOf.get(node)!;
      return [...herd.edgesOf(index)].map(edge => herd.columns.nodes.id[herd.otherEnd(edge, index)]!);
    };
    expect(names('model:llama')).toEqual(['p1', 'p2', 'model:code-llama']);
    expect(names('technique:lora')).toEqual(['p2', 'p3']);
    expect(herd.years).toEqual([2023, 2024]);
  });

  test('may be empty, have one node, and lines to itself', () => {
    expect(buildNetwork(columnsOf([], [])).nodeCount).toBe(0);
    const one = buildNetwork(columnsOf([['a', 'Model', 'A', null]], [['a', 'DERIVED_FROM', 'a', 1]]));
    expect([...one.edgesOf(0)]).toEqual([0]);
    expect(one.degree[0]).toBe(1);
    expect(one.years).toBeNull();
  });

  test('with a label or type that the schema does not know is drawn all the same', () => {
    const strange = buildNetwork(
      columnsOf(
        [
          ['a', 'Author', 'A', null],
          ['p', 'Paper', 'P', 2020],
        ],
        [['a', 'WROTE', 'p', 1]],
      ),
    );
    expect(visibleIn(strange, firstView)).toMatchObject({ nodeCount: 2, edgeCount: 1 });
    expect(colorsOf(strange, 'type', paintOf('light'))[0]).toMatch(/^#/u);
  });
});

describe('looks', () => {
  test.each(encodings.size)('by %s give every node a size that can be seen and clicked', by => {
    for (const size of sizesOf(herd, by)) expect(size).toBeGreaterThan(2);
  });

  test('more lines, greater dot; papers stay smaller than things with as many', () => {
    const sizes = sizesOf(herd, 'links');
    const of = (id: string): number => sizes[herd.indexOf.get(id)!]!;
    expect(of('model:llama')).toBeGreaterThan(of('model:code-llama'));
    expect(of('model:code-llama')).toBeGreaterThan(of('p1'));
  });

  test('every type has a shape of its own', () => {
    expect(shapes).toHaveLength(nodeTypes.length);
  });

  test('colours are colours', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 360, noNaN: true }),
        (l, hue) => {
          expect(oklch(l, 0.1, hue)).toMatch(/^#[0-9a-f]{6}$/u);
        },
      ),
    );
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080');
    expect(rgb('#ff8000')).toEqual([255, 128, 0]);
  });
});

/** WCAG's contrast of two colours. */
function contrast(a: string, b: string): number {
  const luminance = (color: string): number => {
    const [r, g, blue] = rgb(color).map(part =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * blue!;
  };
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

test.each(['light', 'dark'] as const)('letters on the %s ground can be read, and shapes seen', ground => {
  const { ink, faintInk, ground: paper, types, accent } = paintOf(ground);
  for (const color of [ink, faintInk, accent]) expect(contrast(color, paper)).toBeGreaterThanOrEqual(4.5);
  for (const color of types) expect(contrast(color, paper)).toBeGreaterThanOrEqual(3);
});

describe('labels', () => {
  const wishes: fc.Arbitrary<LabelWish[]> = fc.array(
    fc.record({
      node: fc.nat(),
      x: fc.double({ min: -50, max: 900, noNaN: true }),
      y: fc.double({ min: -50, max: 700, noNaN: true }),
      radius: fc.double({ min: 1, max: 30, noNaN: true }),
      width: fc.double({ min: 5, max: 300, noNaN: true }),
      height: fc.constantFrom(13, 16, 22),
    }),
    { maxLength: 120 },
  );
  const bounds = { left: 0, top: 0, right: 800, bottom: 600 };

  test('never lie on each other, nor outside', () => {
    fc.assert(
      fc.property(wishes, list => {
        const placed = placeLabels(list, bounds, new Occupied(), 100);
        for (const [index, { box }] of placed.entries()) {
          expect(box.left).toBeGreaterThanOrEqual(bounds.left);
          expect(box.right).toBeLessThanOrEqual(bounds.right);
          for (const other of placed.slice(index + 1)) expect(overlap(box, other.box)).toBe(false);
        }
      }),
    );
  });

  test('the first wish gets its place', () => {
    const wish = { node: 1, x: 400, y: 300, radius: 10, width: 100, height: 14 };
    const placed = placeLabels([wish, { ...wish, node: 2, x: 405 }], bounds, new Occupied(), 100);
    expect(placed[0]).toMatchObject({ node: 1, x: 414, y: 300 });
    expect(placed).toHaveLength(2);
  });

  test('long titles are cut at a word', () => {
    expect(shorten('A short title')).toBe('A short title');
    expect(shorten(`${'word '.repeat(400)}`)).toMatch(/^word .*word…$/u);
    expect(shorten('x'.repeat(2_000)).length).toBeLessThanOrEqual(45);
  });
});

describe('what stands out', () => {
  const visible = visibleIn(herd, firstView);

  test('around a node: its lines and their ends', () => {
    const { nodes, edges } = neighbourhood(herd, visible, herd.indexOf.get('p2')!);
    expect(nodes.map(node => herd.columns.nodes.id[node])).toEqual([
      'p2',
      'model:code-llama',
      'model:llama',
      'technique:lora',
    ]);
    expect(edges).toHaveLength(3);
  });

  test('of a selection: only the lines among it', () => {
    const { edges } = among(herd, visible, ['p2', 'model:llama', 'benchmark:mmlu', 'gone']);
    expect(edges.map(edge => herd.columns.edges.type[edge])).toEqual(['BUILDS_ON']);
  });
});

describe('lines', () => {
  const many = buildNetwork(
    columnsOf(
      [...Array(60)].map((_, index) => [`n${index}`, 'Model', `N ${index}`, null] as const),
      [...Array(59)].flatMap((_, index) => [
        [`n${index + 1}`, 'DERIVED_FROM', 'n0', 1] as const,
        [`n${index + 1}`, 'DERIVED_FROM', `n${index}`, 1] as const,
      ]),
    ),
  );

  test('are all with the map where they are few', () => {
    expect(drawnEdges(many, visibleIn(many, firstView))).toHaveLength(118);
  });

  test('of too many, a fair part is drawn, and every node keeps one', () => {
    const drawn = drawnEdges(many, visibleIn(many, firstView), 80);
    expect(drawn.length).toBeLessThan(118);
    const { source, target } = many.columns.edges;
    expect(new Set([...drawn].flatMap(edge => [source[edge], target[edge]])).size).toBe(60);
  });
});

describe('an outline', () => {
  const square = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
    { x: 0, y: 10 },
  ];

  test.each([
    [{ x: 5, y: 5 }, true],
    [{ x: 15, y: 5 }, false],
    [{ x: -1, y: 5 }, false],
    [{ x: 5, y: 11 }, false],
  ])('holds %j: %s', (point, inside) => {
    expect(isInside(point, square)).toBe(inside);
  });

  test('of a box is spanned by the ends of the way', () => {
    const way = [
      { x: 1, y: 2 },
      { x: 9, y: 9 },
      { x: 5, y: 6 },
    ];
    expect(outlineOfWay(way, 'box')).toEqual([
      { x: 1, y: 2 },
      { x: 5, y: 2 },
      { x: 5, y: 6 },
      { x: 1, y: 6 },
    ]);
    expect(outlineOfWay(way, 'lasso')).toBe(way);
    expect(outlineOfWay([], 'box')).toEqual([]);
  });
});
