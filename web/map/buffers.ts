/** What is handed to the graphics processor: a vertex for each node, and the numbers of those that are drawn. */
import type { Network } from '../data/network.ts';
import type { Visible } from '../state/visible.ts';
import { framing } from './framing.ts';
import { rgb } from './paint.ts';
import type { Scene } from './scene.ts';
import { VERTEX_FLOATS } from './shaders.ts';
import { shapeNumber } from './shapes.ts';

/** More thin lines than this are a grey veil that takes long to draw and says nothing more. */
const MOST_LINES = 24_000;

export function verticesOf({ network, places, look, extent }: Scene): Float32Array {
  const { scale, left, top } = framing(extent);
  const vertices = new Float32Array(network.nodeCount * VERTEX_FLOATS);
  const colors = new Uint32Array(vertices.buffer);
  for (let node = 0; node < network.nodeCount; node++) {
    const at = node * VERTEX_FLOATS;
    vertices[at] = left + places.x[node]! * scale;
    vertices[at + 1] = top + places.y[node]! * scale;
    vertices[at + 2] = look.sizes[node]!;
    vertices[at + 3] = shapeNumber(network.labelOf[node]!);
    colors[at + 4] = colorBits(look.colors[node]!);
  }
  return vertices;
}

/** Many nodes, few colours. */
const known = new Map<string, number>();

/** Red in the lowest byte, as the processor reads it; opaque. */
function colorBits(color: string): number {
  let bits = known.get(color);
  if (bits === undefined) {
    const [red, green, blue] = rgb(color);
    bits = (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0;
    known.set(color, bits);
  }
  return bits;
}

/** Node numbers, the greatest last: they lie on top. */
export function drawnDots({ byDegree }: Network, visible: Visible): Uint32Array {
  const dots = new Uint32Array(visible.nodeCount);
  let at = 0;
  for (let rank = byDegree.length - 1; rank >= 0; rank--)
    if (visible.nodes[byDegree[rank]!] === 1) dots[at++] = byDegree[rank]!;
  return dots;
}

/** The two ends of each line that is drawn, in an order of which every beginning is a fair part of the whole. */
export function drawnLines(network: Network, visible: Visible, most = MOST_LINES): Uint32Array {
  const { source, target } = network.columns.edges;
  const edges = drawnEdges(network, visible, most);
  const lines = new Uint32Array(2 * edges.length);
  const step = fairStep(edges.length);
  for (let nth = 0, edge = 0; nth < edges.length; nth++, edge = (edge + step) % edges.length) {
    lines[2 * nth] = source[edges[edge]!]!;
    lines[2 * nth + 1] = target[edges[edge]!]!;
  }
  return lines;
}

/** A step by which all of so many are met once, far apart from each other: near the golden section, and prime to the count. */
function fairStep(count: number): number {
  let step = Math.max(1, Math.round(count * 0.618));
  while (common(step, count) > 1) step += 1;
  return step;
}

function common(a: number, b: number): number {
  return b === 0 ? a : common(b, a % b);
}

/** Edge numbers; of too many, every so many-eth, and one line for every node where there is room for that. */
export function drawnEdges(
  { columns, edgeCount, nodeCount }: Network,
  { edges, edgeCount: shown }: Visible,
  most = MOST_LINES,
): Uint32Array {
  const drawn = new Uint32Array(Math.min(shown, most));
  const { source, target } = columns.edges;
  const tiesAll = 2 * nodeCount <= most;
  const tied = new Uint8Array(nodeCount);
  const stride = Math.ceil(shown / (tiesAll ? most - nodeCount : most));
  let [at, nth] = [0, 0];
  for (let edge = 0; edge < edgeCount; edge++) {
    if (edges[edge] === 0) continue;
    const [from, to] = [source[edge]!, target[edge]!];
    const ties = tiesAll && (tied[from] === 0 || tied[to] === 0);
    if (!ties && shown > most && nth++ % stride !== 0) continue;
    tied[from] = 1;
    tied[to] = 1;
    drawn[at++] = edge;
  }
  return drawn.subarray(0, at);
}
