/** The graph as a layout needs it: nodes as numbers, edges between the same two as one tie, in compressed sparse rows. */
import type { Facts, GraphEdge } from '../facts.ts';

export interface Ties {
  readonly count: number;
  /** What stands at node `n` lies in `[starts[n], starts[n + 1])`; each tie stands at both of its ends. */
  readonly starts: Int32Array;
  readonly others: Int32Array;
  readonly weights: Float64Array;
  /** Sum of the weights at each node. */
  readonly degrees: Float64Array;
}

/** What a passing mention says of kinship, beside what any other edge says. */
const MENTION_WEIGHT = 0.25;

function weightOf({ type }: GraphEdge): number {
  return type === 'MENTIONS' ? MENTION_WEIGHT : 1;
}

export function tieNodes({ nodes, edges }: Facts): Ties {
  const count = nodes.length;
  const numbers = new Map(nodes.map((node, index) => [node.id, index]));
  const joined = new Map<number, number>();
  for (const edge of edges) {
    const [a, b] = [numbers.get(edge.start)!, numbers.get(edge.end)!];
    if (a === b) continue;
    const pair = Math.min(a, b) * count + Math.max(a, b);
    joined.set(pair, (joined.get(pair) ?? 0) + weightOf(edge));
  }
  return toRows(count, joined);
}

function toRows(count: number, joined: ReadonlyMap<number, number>): Ties {
  const starts = new Int32Array(count + 1);
  for (const pair of joined.keys()) {
    starts[Math.floor(pair / count) + 1]! += 1;
    starts[(pair % count) + 1]! += 1;
  }
  for (let node = 0; node < count; node++) starts[node + 1]! += starts[node]!;
  const next = starts.slice();
  const others = new Int32Array(starts[count]!);
  const weights = new Float64Array(starts[count]!);
  const degrees = new Float64Array(count);
  for (const [pair, weight] of joined) {
    const [a, b] = [Math.floor(pair / count), pair % count];
    for (const [node, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const at = next[node]!++;
      others[at] = other;
      weights[at] = weight;
      degrees[node]! += weight;
    }
  }
  return { count, starts, others, weights, degrees };
}

/** The members of each connected component, the largest first, equal ones by their first node. */
export function findComponents({ count, starts, others }: Ties): Int32Array[] {
  const seen = new Uint8Array(count);
  const components: Int32Array[] = [];
  for (let first = 0; first < count; first++) {
    if (seen[first]) continue;
    const members = [first];
    seen[first] = 1;
    for (const node of members)
      for (let at = starts[node]!; at < starts[node + 1]!; at++) {
        const other = others[at]!;
        if (seen[other]) continue;
        seen[other] = 1;
        members.push(other);
      }
    components.push(Int32Array.from(members).sort());
  }
  return components.sort((a, b) => b.length - a.length);
}

/** The ties among the members of a component, numbered by their places in it. */
export function subset({ starts, others, weights, degrees }: Ties, members: Int32Array): Ties {
  const places = new Map(Array.from(members, (node, place) => [node, place]));
  const rows = Array.from(members, node => Array.from(others.subarray(starts[node]!, starts[node + 1]!)));
  const rowStarts = new Int32Array(members.length + 1);
  for (const [place, row] of rows.entries()) rowStarts[place + 1] = rowStarts[place]! + row.length;
  return {
    count: members.length,
    starts: rowStarts,
    others: Int32Array.from(rows.flat(), node => places.get(node)!),
    weights: Float64Array.from(
      Array.from(members).flatMap(node => Array.from(weights.subarray(starts[node]!, starts[node + 1]!))),
    ),
    degrees: Float64Array.from(members, node => degrees[node]!),
  };
}

/** Groups numbered anew without gaps, the largest 0, equal ones by their first member. */
export function renumber(groups: Int32Array): Int32Array {
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const order = [...sizes.keys()].sort((a, b) => sizes.get(b)! - sizes.get(a)!);
  const numbers = new Map(order.map((group, number) => [group, number]));
  return groups.map(group => numbers.get(group)!);
}
