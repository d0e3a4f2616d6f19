/** The graph as a layout needs it: nodes as numbers, edges between the same two as one tie, in compressed sparse rows. */
import type { GraphRows } from '../rows.ts';

export interface Ties {
  readonly count: number;
  /** What stands at node `n` lies in `[starts[n], starts[n + 1])`; each tie stands at both of its ends, the others ascending. */
  readonly starts: Int32Array;
  readonly others: Int32Array;
  readonly weights: Float64Array;
  /** Sum of the weights at each node; of a group also of those inside it. */
  readonly degrees: Float64Array;
}

/** What a passing mention says of kinship, beside what any other edge says. */
const MENTION_WEIGHT = 0.25;

/** The part of a graph that says who is tied to whom, and how. */
export type Network = Pick<GraphRows, 'nodeCount' | 'edgeCount' | 'starts' | 'ends' | 'edgeType'>;

export function tieNodes(network: Network): Ties {
  const { nodeCount, edgeCount, starts: froms, ends: tos } = network;
  const weights = new Float64Array(edgeCount);
  for (let edge = 0; edge < edgeCount; edge++)
    weights[edge] = network.edgeType(edge) === 'MENTIONS' ? MENTION_WEIGHT : 1;
  const ties = joinPairs(nodeCount, { froms, tos, weights });
  const degrees = new Float64Array(nodeCount);
  for (let node = 0; node < nodeCount; node++)
    for (let at = ties.starts[node]!; at < ties.starts[node + 1]!; at++) degrees[node]! += ties.weights[at]!;
  return { ...ties, degrees };
}

/** The ties between groups of nodes: weights and degrees add up. @param groups of each node a number from 0, without gaps */
export function joinGroups(ties: Ties, groups: Int32Array, groupCount: number): Ties {
  const degrees = new Float64Array(groupCount);
  let length = 0;
  for (let node = 0; node < ties.count; node++) {
    degrees[groups[node]!]! += ties.degrees[node]!;
    for (let at = ties.starts[node]!; at < ties.starts[node + 1]!; at++)
      if (groups[ties.others[at]!]! > groups[node]!) length += 1;
  }
  const pairs = {
    froms: new Int32Array(length),
    tos: new Int32Array(length),
    weights: new Float64Array(length),
  };
  let pair = 0;
  for (let node = 0; node < ties.count; node++)
    for (let at = ties.starts[node]!; at < ties.starts[node + 1]!; at++)
      if (groups[ties.others[at]!]! > groups[node]!) {
        pairs.froms[pair] = groups[node]!;
        pairs.tos[pair] = groups[ties.others[at]!]!;
        pairs.weights[pair++] = ties.weights[at]!;
      }
  return { ...joinPairs(groupCount, pairs), degrees };
}

interface Pairs {
  readonly froms: ArrayLike<number>;
  readonly tos: ArrayLike<number>;
  readonly weights: Float64Array;
}

/** Pairs of the same two become one; a node and itself are no pair. */
function joinPairs(count: number, { froms, tos, weights }: Pairs): Omit<Ties, 'degrees'> {
  const starts = new Int32Array(count + 1);
  for (let pair = 0; pair < froms.length; pair++) {
    if (froms[pair] === tos[pair]) continue;
    starts[froms[pair]! + 1]! += 1;
    starts[tos[pair]! + 1]! += 1;
  }
  for (let node = 0; node < count; node++) starts[node + 1]! += starts[node]!;
  const next = starts.slice();
  const rows = { starts, others: new Int32Array(starts[count]!), weights: new Float64Array(starts[count]!) };
  const put = (node: number, other: number, weight: number): void => {
    rows.others[next[node]!] = other;
    rows.weights[next[node]!++] = weight;
  };
  for (let pair = 0; pair < froms.length; pair++) {
    if (froms[pair] === tos[pair]) continue;
    put(froms[pair]!, tos[pair]!, weights[pair]!);
    put(tos[pair]!, froms[pair]!, weights[pair]!);
  }
  return { count, ...mergeEqual(count, transpose(count, rows)) };
}

type Rows = Pick<Ties, 'starts' | 'others' | 'weights'>;

/** What stands at both ends stands in each row in ascending order after it was written column by column. */
function transpose(count: number, { starts, others, weights }: Rows): Rows {
  const next = starts.slice();
  const turned = { starts, others: new Int32Array(others.length), weights: new Float64Array(others.length) };
  for (let node = 0; node < count; node++)
    for (let at = starts[node]!; at < starts[node + 1]!; at++) {
      const place = next[others[at]!]!++;
      turned.others[place] = node;
      turned.weights[place] = weights[at]!;
    }
  return turned;
}

function mergeEqual(count: number, { starts, others, weights }: Rows): Rows {
  const ends = new Int32Array(count + 1);
  let end = 0;
  for (let node = 0; node < count; node++) {
    for (let at = starts[node]!; at < starts[node + 1]!; at++)
      if (end > ends[node]! && others[end - 1] === others[at]) weights[end - 1]! += weights[at]!;
      else {
        others[end] = others[at]!;
        weights[end++] = weights[at]!;
      }
    ends[node + 1] = end;
  }
  return { starts: ends, others: others.slice(0, end), weights: weights.slice(0, end) };
}

/** The members of each connected component, ascending, the largest component first, equal ones by their first node. */
export function findComponents({ count, starts, others }: Ties): Int32Array[] {
  const seen = new Uint8Array(count);
  const found = new Int32Array(count);
  const components: Int32Array[] = [];
  let [from, to] = [0, 0];
  for (let first = 0; first < count; first++) {
    if (seen[first]) continue;
    found[to++] = first;
    seen[first] = 1;
    for (let at = from; at < to; at++)
      for (let tie = starts[found[at]!]!; tie < starts[found[at]! + 1]!; tie++) {
        const other = others[tie]!;
        if (seen[other]) continue;
        seen[other] = 1;
        found[to++] = other;
      }
    components.push(found.subarray(from, to).sort());
    from = to;
  }
  return components.sort((a, b) => b.length - a.length);
}

/** The ties among the members of a component, numbered by their places in it. @param places room for a number of each node, written to */
export function subset(
  { starts, others, weights, degrees }: Ties,
  members: Int32Array,
  places: Int32Array,
): Ties {
  const count = members.length;
  const own = new Int32Array(count + 1);
  for (let place = 0; place < count; place++) {
    const node = members[place]!;
    places[node] = place;
    own[place + 1] = own[place]! + starts[node + 1]! - starts[node]!;
  }
  const ties = {
    count,
    starts: own,
    others: new Int32Array(own[count]!),
    weights: new Float64Array(own[count]!),
    degrees: new Float64Array(count),
  };
  for (let place = 0; place < count; place++) {
    const node = members[place]!;
    ties.degrees[place] = degrees[node]!;
    for (let at = starts[node]!, to = own[place]!; at < starts[node + 1]!; at++, to++) {
      ties.others[to] = places[others[at]!]!;
      ties.weights[to] = weights[at]!;
    }
  }
  return ties;
}
