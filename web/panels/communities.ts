/** The communities of the map, the largest first, each called by its greatest members. */
import type { Network } from '../data/network.ts';

export interface Community {
  readonly number: number;
  readonly name: string;
  readonly size: number;
}

/** Members that a community is called by. */
const NAMED = 2;
/** Smaller ones are no groups to speak of. */
const LEAST = 3;

export function communitiesOf({ columns, byDegree, labelOf }: Network, most: number): readonly Community[] {
  const members = new Map<number, { size: number; names: string[] }>();
  for (const node of byDegree) {
    const community = columns.nodes.community[node]!;
    const own = members.get(community) ?? { size: 0, names: [] };
    members.set(community, own);
    own.size += 1;
    // Things tell more shortly than papers what a group is about.
    if (own.names.length < NAMED && labelOf[node] !== 0) own.names.push(columns.nodes.name[node]!);
  }
  return [...members]
    .filter(([, { size, names }]) => size >= LEAST && names.length > 0)
    .sort(([a, one], [b, other]) => other.size - one.size || a - b)
    .slice(0, most)
    .map(([number, { size, names }]) => ({ number, size, name: names.join(', ') }));
}
