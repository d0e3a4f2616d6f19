/** Communities: who hangs together more than chance would have it; small ones within greater ones. */
import { seededRandom } from '../random.ts';
import { joinGroups, type Ties } from './ties.ts';

/** Of each node the number of its group, from 0 without gaps. */
export interface Grouping {
  readonly groups: Int32Array;
  readonly count: number;
}

/**
 * Louvain (Blondel et al. 2008): nodes go where modularity grows most, then groups as nodes, until none gains.
 * @returns groupings of all nodes, each made of whole groups of the one before; none where no node is in company
 */
export function findCommunities(ties: Ties, seed: number): Grouping[] {
  const random = seededRandom(seed);
  const levels: Grouping[] = [];
  for (let coarse = ties; ; ) {
    const groups = gatherNodes(coarse, random);
    const before = levels.at(-1)?.groups;
    const level = renumber(before ? before.map(group => groups[group]!) : groups, coarse.count);
    if (level.count === coarse.count) return levels;
    levels.push(level);
    coarse = joinGroups(ties, level.groups, level.count);
  }
}

/** One level: each node joins the neighbour's group that it gains most by; those whose neighbours moved away look again (Ozaki et al. 2016). */
function gatherNodes(ties: Ties, random: () => number): Int32Array {
  const { count, starts, others, weights, degrees } = ties;
  const groups = Int32Array.from({ length: count }, (_, node) => node);
  const totals = degrees.slice();
  const whole = degrees.reduce((sum, degree) => sum + degree, 0);
  const toward = new Float64Array(count);
  const queue = shuffled(count, random);
  const isWaiting = new Uint8Array(count).fill(1);
  for (let first = 0, waiting = count; waiting > 0; first = (first + 1) % count, waiting--) {
    const node = queue[first]!;
    isWaiting[node] = 0;
    const [from, to] = [starts[node]!, starts[node + 1]!];
    for (let at = from; at < to; at++) toward[groups[others[at]!]!]! += weights[at]!;
    const own = groups[node]!;
    totals[own]! -= degrees[node]!;
    const share = degrees[node]! / whole;
    let [best, most] = [own, toward[own]! - share * totals[own]! + LEAST_GAIN];
    for (let at = from; at < to; at++) {
      const group = groups[others[at]!]!;
      const gain = toward[group]! - share * totals[group]!;
      if (gain > most) [best, most] = [group, gain];
    }
    for (let at = from; at < to; at++) toward[groups[others[at]!]!] = 0;
    totals[best]! += degrees[node]!;
    if (best === own) continue;
    groups[node] = best;
    for (let at = from; at < to; at++) {
      const other = others[at]!;
      if (isWaiting[other] || groups[other] === best) continue;
      isWaiting[other] = 1;
      queue[(first + waiting++) % count] = other;
    }
  }
  return groups;
}

/** Less is no gain but the rounding of sums. */
const LEAST_GAIN = 1e-9;

function shuffled(count: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, node) => node);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}

/** The nodes so that groups on every level lie together: neighbours on the map are neighbours in memory. */
export function orderByGroups(nodes: Int32Array, levels: readonly Grouping[]): Int32Array {
  let ordered = nodes;
  for (const { groups, count } of levels) {
    const starts = new Int32Array(count + 1);
    for (const node of ordered) starts[groups[node]! + 1]! += 1;
    for (let group = 0; group < count; group++) starts[group + 1]! += starts[group]!;
    const next = new Int32Array(nodes.length);
    for (const node of ordered) next[starts[groups[node]!]!++] = node;
    ordered = next;
  }
  return ordered;
}

/** Groups numbered anew without gaps, the largest 0, equal ones by their first member. @param bound greater than every number */
export function renumber(groups: Int32Array, bound: number): Grouping {
  const sizes = new Int32Array(bound);
  const order: number[] = [];
  for (const group of groups) if (sizes[group]!++ === 0) order.push(group);
  order.sort((a, b) => sizes[b]! - sizes[a]!);
  const numbers = new Int32Array(bound);
  for (const [number, group] of order.entries()) numbers[group] = number;
  return { groups: groups.map(group => numbers[group]!), count: order.length };
}
