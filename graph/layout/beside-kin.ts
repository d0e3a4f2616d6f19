/** Places for a few new nodes on a map that stands: beside their kin, and nothing that is placed moves. */
import { type Facts, type GraphNode, sortKeys } from '../facts.ts';
import { GOLDEN_TURN, LENGTH } from './places.ts';

interface Place {
  readonly x: number;
  readonly y: number;
  readonly community: number;
}

/** Each new node stands near the middle of its placed neighbours, and in the community of most of them. */
export function placeBesideKin({ nodes, edges }: Facts): Facts {
  const places = new Map(nodes.flatMap(node => (isPlaced(node) ? [[node.id, placeOf(node)]] : [])));
  const kin = new Map<string, Place[]>(nodes.flatMap(({ id }) => (places.has(id) ? [] : [[id, []]])));
  for (const { start, end } of edges) {
    for (const [id, other] of [
      [start, end],
      [end, start],
    ] as const) {
      const place = places.get(other);
      if (place) kin.get(id)?.push(place);
    }
  }
  let seat = 0;
  const placed = nodes.map(node => {
    const near = kin.get(node.id);
    return near ? { ...node, properties: sortKeys({ ...node.properties, ...besides(near, seat++) }) } : node;
  });
  return { nodes: placed, edges };
}

export function isPlaced({ properties }: GraphNode): boolean {
  return typeof properties.x === 'number' && typeof properties.y === 'number';
}

function placeOf({ properties }: GraphNode): Place {
  return { x: Number(properties.x), y: Number(properties.y), community: Number(properties.community ?? 0) };
}

/** A step aside from the middle, each new node in a direction of its own. */
function besides(near: readonly Place[], seat: number): Place {
  const mean = (axis: 'x' | 'y'): number =>
    near.reduce((sum, place) => sum + place[axis], 0) / (near.length || 1);
  const turn = seat * GOLDEN_TURN;
  const round = (value: number): number => Math.round(value * 100) / 100 + 0;
  return {
    x: round(mean('x') + LENGTH * Math.cos(turn)),
    y: round(mean('y') + LENGTH * Math.sin(turn)),
    community: commonest(near.map(({ community }) => community)),
  };
}

/** Of equally common ones the first. */
function commonest(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0] as const)[0];
}
