/** Places and communities: the same for the same graph and seed, legible, and there for every node. */
import { describe, expect, test } from 'vitest';
import type { Facts, GraphNode } from '#graph/facts';
import { placeNodes } from '#graph/layout';
import { seededRandom } from '#graph/random';
import { herd } from './herd.ts';

const placed = (facts: Facts, seed = 1): readonly GraphNode[] => placeNodes(facts, { seed }).nodes;
const place = ({ properties }: GraphNode): [number, number] => [
  properties.x as number,
  properties.y as number,
];

/** Groups of nodes, dense inside, with one edge from each group to the next. */
function groups(count: number, size: number): Facts {
  const id = (group: number, member: number): string => `technique:${group}-${member}`;
  const nodes: GraphNode[] = [];
  const edges: Facts['edges'][number][] = [];
  const tie = (start: string, end: string): void => {
    edges.push({ id: `${start}|${end}`, type: 'KIND_OF', start, end, properties: {} });
  };
  for (let group = 0; group < count; group++) {
    for (let member = 0; member < size; member++) {
      nodes.push({ id: id(group, member), labels: ['Technique'], properties: { name: id(group, member) } });
      for (let other = 0; other < member; other++) tie(id(group, member), id(group, other));
    }
    if (group > 0) tie(id(group, 0), id(group - 1, 0));
  }
  return { nodes, edges };
}

test('the same graph and seed give the same places', () => {
  expect(placed(herd)).toEqual(placed(herd));
  expect(placed(herd).map(place)).not.toEqual(placed(herd, 2).map(place));
});

test('every node has a finite place and a community, and the facts are else as they were', () => {
  const result = placeNodes(herd, { seed: 1 });
  expect(result.edges).toBe(herd.edges);
  for (const [index, node] of result.nodes.entries()) {
    const { x, y, community, ...rest } = node.properties;
    expect(rest).toEqual(herd.nodes[index]!.properties);
    expect([x, y, community].every(Number.isFinite)).toBe(true);
  }
});

test('no two nodes stand on one spot, the loose ones neither', () => {
  const spots = new Set(placed(groups(6, 8)).map(node => place(node).join(' ')));
  expect(spots.size).toBe(48);
  const loose: Facts = {
    nodes: Array.from({ length: 300 }, (_, index) => ({
      id: `p:${index}`,
      labels: ['Paper'],
      properties: {},
    })),
    edges: [],
  };
  expect(new Set(placed(loose).map(node => place(node).join(' '))).size).toBe(300);
});

test('groups become communities, and the members of one stand closer than strangers', () => {
  const nodes = placed(groups(5, 10));
  const communityOf = (group: number) =>
    new Set(
      nodes.filter(node => node.id.startsWith(`technique:${group}-`)).map(node => node.properties.community),
    );
  expect([0, 1, 2, 3, 4].map(group => communityOf(group).size)).toEqual([1, 1, 1, 1, 1]);
  const distance = (a: GraphNode, b: GraphNode): number =>
    Math.hypot(place(a)[0] - place(b)[0], place(a)[1] - place(b)[1]);
  let [inside, insideCount, outside, outsideCount] = [0, 0, 0, 0];
  for (const a of nodes)
    for (const b of nodes)
      if (a.properties.community === b.properties.community) {
        inside += distance(a, b);
        insideCount += 1;
      } else {
        outside += distance(a, b);
        outsideCount += 1;
      }
  expect(inside / insideCount).toBeLessThan(0.5 * (outside / outsideCount));
});

test.each([
  ['none', { nodes: [], edges: [] }],
  ['one', { nodes: [herd.nodes[0]!], edges: [] }],
])('a graph of %s is placed', (_count, facts) => {
  for (const node of placed(facts)) expect(place(node).every(Number.isFinite)).toBe(true);
});

test('progress runs to its end', () => {
  const seen: [number, number][] = [];
  placeNodes(groups(3, 4), { seed: 1, onProgress: (done, total) => seen.push([done, total]) });
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.at(-1)![0]).toBe(seen.at(-1)![1]);
});

describe('seeded chance', () => {
  test('gives even numbers in [0, 1), the same for the same seed', () => {
    const [a, b] = [seededRandom(7), seededRandom(7)];
    const numbers = Array.from({ length: 10_000 }, a);
    expect(numbers.slice(0, 50)).toEqual(Array.from({ length: 50 }, b));
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.02);
  });
});
