/** What the layout is made of: pushes, communities, discs apart, islands, each held against what it stands for. */
import { describe, expect, test } from 'vitest';
import { findPlaces } from '#graph/layout';
import { pushApart } from '#graph/layout/apart';
import { findCommunities } from '#graph/layout/communities';
import { Pushes } from '#graph/layout/pushes';
import { tieNodes } from '#graph/layout/ties';
import { seededRandom } from '#graph/random';
import type { EdgeType } from '#graph/schema';

type Pair = readonly [number, number];

function network(nodeCount: number, pairs: readonly Pair[]) {
  return {
    nodeCount,
    edgeCount: pairs.length,
    starts: pairs.map(([start]) => start),
    ends: pairs.map(([, end]) => end),
    edgeType: (): EdgeType => 'USES_TECHNIQUE',
  };
}

function scattered(count: number, width: number, seed = 3) {
  const random = seededRandom(seed);
  return {
    xs: Float64Array.from({ length: count }, () => random() * width),
    // Denser on one side: real maps are not even.
    ys: Float64Array.from({ length: count }, () => random() ** 2 * width),
  };
}

test.each([1, 2, 7, 60, 3_000])('the pushes on %i points are near those of each on each', count => {
  const { xs, ys } = scattered(count, 5_000);
  const masses = Float64Array.from({ length: count }, (_, point) => 1 + (point % 5));
  const sums = { xs: new Float64Array(count), ys: new Float64Array(count) };
  new Pushes(masses).sum({ xs, ys }, sums);
  let [off, whole] = [0, 0];
  for (let point = 0; point < count; point++) {
    let [x, y] = [0, 0];
    for (let other = 0; other < count; other++) {
      if (other === point) continue;
      const [dx, dy] = [xs[point]! - xs[other]!, ys[point]! - ys[other]!];
      x += (masses[other]! * dx) / (dx * dx + dy * dy);
      y += (masses[other]! * dy) / (dx * dx + dy * dy);
    }
    off += (x - sums.xs[point]!) ** 2 + (y - sums.ys[point]!) ** 2;
    whole += x * x + y * y;
  }
  expect(Math.sqrt(off)).toBeLessThanOrEqual(0.03 * Math.sqrt(whole));
});

describe('Communities', () => {
  /** Rings of so many, each with all ties inside, and one tie from each to the next. */
  const pairs = (count: number, size: number): Pair[] =>
    Array.from({ length: count }, (_, group) => group * size).flatMap(first => [
      ...Array.from({ length: size }, (_, a) =>
        Array.from({ length: a }, (__, b): Pair => [first + a, first + b]),
      ).flat(),
      [first, (first + size) % (count * size)] as Pair,
    ]);

  test('are those that were put in', () => {
    const levels = findCommunities(tieNodes(network(80, pairs(8, 10))), 1);
    const { groups, count } = levels.at(-1)!;
    expect(count).toBeLessThanOrEqual(8);
    for (let node = 0; node < 80; node++) expect(groups[node]).toBe(groups[node - (node % 10)]);
  });

  test('are made of whole communities of the level before, the largest first', () => {
    const levels = findCommunities(tieNodes(network(300, pairs(60, 5))), 1);
    expect(levels.length).toBeGreaterThan(1);
    for (const [level, { groups, count }] of levels.entries()) {
      const sizes = Array.from({ length: count }, (_, group) => groups.filter(own => own === group).length);
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      const above = levels[level + 1];
      const parents = new Set(
        above ? Array.from(groups, (group, node) => `${group} ${above.groups[node]}`) : [],
      );
      if (above) expect(parents.size).toBe(count);
    }
  });

  test('are none where there is no tie', () => {
    expect(findCommunities(tieNodes(network(5, [])), 1)).toEqual([]);
  });
});

test('discs that lie over each other are pushed apart, small and large', () => {
  const places = scattered(400, 1_500);
  const radii = Float64Array.from({ length: 400 }, (_, disc) => (disc % 50 === 0 ? 60 : 8 + (disc % 7)));
  pushApart(places, radii, 300);
  for (let a = 0; a < 400; a++)
    for (let b = 0; b < a; b++) {
      const distance = Math.hypot(places.xs[a]! - places.xs[b]!, places.ys[a]! - places.ys[b]!);
      expect(distance).toBeGreaterThan(radii[a]! + radii[b]! - 0.1);
    }
});

test('what hangs on one node stands nearer to it than to any other of its kind', () => {
  // Ten hubs in a ring, twenty nodes on each.
  const pairs = Array.from({ length: 200 }, (_, leaf): Pair => [10 + leaf, leaf % 10]);
  const ring = Array.from({ length: 10 }, (_, hub): Pair => [hub, (hub + 1) % 10]);
  const { x, y } = findPlaces(network(210, [...pairs, ...ring]), { seed: 1 });
  for (const [leaf, hub] of pairs) {
    const distances = Array.from({ length: 10 }, (_, other) =>
      Math.hypot(x[leaf]! - x[other]!, y[leaf]! - y[other]!),
    );
    expect(distances.indexOf(Math.min(...distances))).toBe(hub);
  }
});

test('islands stand apart, the largest in the middle', () => {
  // Chains of 30, 3 and 2, and twelve alone.
  const chain = (first: number, count: number): Pair[] =>
    Array.from({ length: count - 1 }, (_, at): Pair => [first + at, first + at + 1]);
  const { x, y } = findPlaces(network(47, [...chain(0, 30), ...chain(30, 3), ...chain(33, 2)]), { seed: 1 });
  const distance = (node: number): number => Math.hypot(x[node]!, y[node]!);
  const most = Math.max(...Array.from({ length: 30 }, (_, node) => distance(node)));
  for (let node = 30; node < 47; node++) expect(distance(node)).toBeGreaterThan(most);
});
