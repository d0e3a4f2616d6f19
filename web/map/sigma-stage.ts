/** Sigma's part of the map: dots and lines, painted from the scene; the graph that it is given is never changed. */
import { MultiDirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { EdgeLineProgram } from 'sigma/rendering';
import { drawnEdges } from './drawn-edges.ts';
import { createGlyphProgram } from './glyph-program.ts';
import { mix, rgb } from './paint.ts';
import type { Pixel, Scene } from './scene.ts';
import { shapeNumber } from './shapes.ts';

/** With more lines than this, they are left out while the map moves. */
const MANY_EDGES = 12_000;

export function createStage(element: HTMLElement, scene: Scene): Sigma {
  const rim = (): readonly [number, number, number, number] => {
    const [r, g, b] = rgb(scene.look.paint.ground);
    return [r / 255, g / 255, b / 255, 1];
  };
  const glyphs = { glyph: createGlyphProgram(rim) as never };
  // Empty at first: what it holds is framed before it is drawn.
  const sigma = new Sigma(new MultiDirectedGraph(), element, {
    allowInvalidContainer: true,
    renderLabels: false,
    renderEdgeLabels: false,
    hideEdgesOnMove: scene.network.edgeCount > MANY_EDGES,
    defaultEdgeType: 'line',
    defaultNodeType: 'glyph',
    nodeProgramClasses: glyphs,
    nodeHoverProgramClasses: glyphs,
    edgeProgramClasses: { line: EdgeLineProgram },
    defaultDrawNodeHover: () => undefined,
    nodeReducer: key => drawnNode(scene, Number(key)),
    edgeReducer: key => drawnEdge(scene, Number(key)),
    stagePadding: 0,
    minCameraRatio: 0.02,
    maxCameraRatio: 3,
    zoomingRatio: 1.4,
  });
  frame(sigma, scene);
  fill(sigma, scene);
  return sigma;
}

/** The frame holds all places, so that filters move nothing. */
export function frame(sigma: Sigma, { extent: { left, top, width, height } }: Scene): void {
  sigma.setCustomBBox({ x: [left, left + width], y: [top, top + height] });
}

/** Gives Sigma the nodes and the lines to draw, and draws them. */
export function fill(sigma: Sigma, scene: Scene): void {
  sigma.setGraph(createGraph(scene));
}

/** Sigma wants a Graphology graph: keys are the network's numbers, so that looks are read from columns. */
function createGraph({ network, visible, places }: Scene): MultiDirectedGraph {
  const { columns, nodeCount, byDegree } = network;
  const graph = new MultiDirectedGraph();
  // The greatest last: they lie on top.
  for (let rank = nodeCount - 1; rank >= 0; rank--) {
    const node = byDegree[rank]!;
    graph.addNode(String(node), { x: places.x[node]!, y: places.y[node]! });
  }
  const { source, target } = columns.edges;
  for (const edge of drawnEdges(network, visible))
    graph.addDirectedEdgeWithKey(String(edge), String(source[edge]), String(target[edge]));
  return graph;
}

function drawnNode({ network, places, look, visible, scale }: Scene, node: number): Record<string, unknown> {
  return {
    x: places.x[node]!,
    y: places.y[node]!,
    size: look.sizes[node]! * scale,
    color: look.colors[node]!,
    shape: shapeNumber(network.labelOf[node]!),
    hidden: visible.nodes[node] === 0,
  };
}

function drawnEdge(scene: Scene, edge: number): Record<string, unknown> {
  return { color: premultiplied(scene, edge), size: 1, hidden: scene.visible.edges[edge] === 0 };
}

/** Sigma blends colours that are multiplied by their opacity already. */
function premultiplied(scene: Scene, edge: number): string {
  const { network, look } = scene;
  const color = look.colors[network.columns.edges.target[edge]!]!;
  const known = tints.get(look)?.get(color);
  if (known) return known;
  const opacity = edgeOpacity(scene);
  const [r, g, b] = rgb(edgeTint(scene, edge)).map(part => Math.round(part * opacity));
  const tint = `rgba(${r},${g},${b},${opacity.toFixed(3)})`;
  const own = tints.get(look) ?? new Map<string, string>();
  tints.set(look, own.set(color, tint));
  return tint;
}

/** Many lines, few colours. */
const tints = new WeakMap<object, Map<string, string>>();

/** A breath of the far end's colour. */
export function edgeTint({ network, look: { paint, colors } }: Scene, edge: number): string {
  return mix(colors[network.columns.edges.target[edge]!]!, paint.faintInk, 0.45);
}

/** The more lines, the fainter each. */
export function edgeOpacity({ network, look: { paint } }: Scene): number {
  return (paint.name === 'dark' ? 0.34 : 0.3) / (1 + Math.min(network.edgeCount, 60_000) / 2_500) + 0.01;
}

/** The node's radius on the stage. */
export function radiusOf(sigma: Sigma, { look, scale }: Scene, node: number): number {
  return sigma.scaleSize(look.sizes[node]! * scale);
}

/** The node's place and radius on the stage. */
export function pixelOf(sigma: Sigma, scene: Scene, node: number): Pixel {
  const place = sigma.graphToViewport({ x: scene.places.x[node]!, y: scene.places.y[node]! });
  return { ...place, radius: radiusOf(sigma, scene, node) };
}
