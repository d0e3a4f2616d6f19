/** What the stage shows now, as values: for files that are made of it. */
import type { Picture, PictureLine } from '../take/picture.ts';
import { edgeOpacity, edgeTint } from './edge-look.ts';
import { isTitled } from './look.ts';
import { type LabelSpace, placeNames } from './map-labels.ts';

export function pictureOf(space: LabelSpace, land: Picture['land']): Picture {
  const { scene, projection, lettering, bounds } = space;
  const { network, visible, look } = scene;
  const { paint, colors } = look;
  const shown = [...network.byDegree].filter(node => visible.nodes[node] === 1).reverse();
  return {
    width: bounds.right + bounds.left,
    height: bounds.bottom + bounds.top,
    ground: paint.ground,
    land,
    lines: linesOf(space),
    nodes: shown.map(node => ({
      ...projection.node(node),
      color: colors[node]!,
      label: network.labelOf[node]!,
    })),
    texts: placeNames(space).map(({ node, x, y }) => ({
      ...lettering.of(node, projection.radius(node)),
      x,
      y,
      color: isTitled(network.labelOf[node]!) ? paint.faintInk : paint.ink,
    })),
  };
}

function linesOf({ scene, projection }: LabelSpace): readonly PictureLine[] {
  const { network, visible } = scene;
  const { source, target } = network.columns.edges;
  const opacity = edgeOpacity(scene);
  const lines: PictureLine[] = [];
  for (let edge = 0; edge < network.edgeCount; edge++) {
    if (visible.edges[edge] === 0) continue;
    const [a, b] = [projection.node(source[edge]!), projection.node(target[edge]!)];
    lines.push({ from: [a.x, a.y], to: [b.x, b.y], color: edgeTint(scene, edge), opacity });
  }
  return lines;
}
