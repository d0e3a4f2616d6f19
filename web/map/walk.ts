/** Walking the map by keys: from a node to its neighbour in a direction, and what is told on the way. */
import type { Network } from '../data/network.ts';
import type { Visible } from '../state/visible.ts';
import type { Places } from './terrain.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** Up is where y grows. */
const headings: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, 1],
  down: [0, -1],
};

export interface Step {
  readonly node: number;
  /** Whether a line leads there. */
  readonly linked: boolean;
}

/** The nearest linked node in the direction, else the nearest of all; null where there is none. */
export function stepFrom(
  network: Network,
  visible: Visible,
  places: Places,
  from: number,
  direction: Direction,
): Step | null {
  const neighbours = new Set<number>();
  for (const edge of network.edgesOf(from))
    if (visible.edges[edge] === 1) neighbours.add(network.otherEnd(edge, from));
  neighbours.delete(from);
  const linked = nearest(neighbours, places, from, direction);
  if (linked !== null) return { node: linked, linked: true };
  const others = network.byDegree.filter(node => node !== from && visible.nodes[node] === 1);
  const other = nearest(others, places, from, direction);
  return other === null ? null : { node: other, linked: false };
}

/** Where one is headed counts more than how far it is; what lies more than 60 degrees aside is not in the direction. */
function nearest(
  nodes: Iterable<number>,
  { x, y }: Places,
  from: number,
  direction: Direction,
): number | null {
  const [hx, hy] = headings[direction];
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    const [dx, dy] = [x[node]! - x[from]!, y[node]! - y[from]!];
    const distance = Math.hypot(dx, dy);
    const along = distance === 0 ? 0 : (dx * hx + dy * hy) / distance;
    if (along < 0.5) continue;
    const cost = distance / along ** 2;
    if (cost < least) [least, best] = [cost, node];
  }
  return best;
}

/** "LLaMA, model, 2023, 27 lines: to ChatGPT, Alpaca, ... ; not linked to where you came from." */
export function tell(
  network: Network,
  visible: Visible,
  node: number,
  wordFor: (label: string) => string,
): string {
  const { name, label, year } = network.columns.nodes;
  const edges = [...network.edgesOf(node)].filter(edge => visible.edges[edge] === 1);
  const others = [...new Set(edges.map(edge => network.otherEnd(edge, node)))];
  const greatest = others.sort((a, b) => network.degree[b]! - network.degree[a]!).slice(0, 3);
  const parts = [
    name[node],
    wordFor(label[node]!),
    year[node],
    `${edges.length} ${edges.length === 1 ? 'line' : 'lines'}`,
  ];
  const near = greatest.length === 0 ? '' : `, near ${greatest.map(other => name[other]).join(', ')}`;
  return `${parts.filter(part => part != null).join(', ')}${near}.`;
}
