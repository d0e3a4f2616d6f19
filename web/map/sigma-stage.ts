/** Sigma's part of the map: the camera, the pointer and the frames. What is drawn it draws by our program, straight from columns. */
import { MultiDirectedGraph } from 'graphology';
import Sigma from 'sigma';
import type { NodeProgramType } from 'sigma/rendering';
import { createColumnsProgram, NoProgram } from './columns-program.ts';
import type { Scene } from './scene.ts';

/** The one node that Sigma is given: it stands for the whole map. */
const WHOLE = 'map';

export function createStage(element: HTMLElement, scene: Scene): Sigma {
  const graph = new MultiDirectedGraph();
  graph.addNode(WHOLE, { x: 0, y: 0, size: 1, type: WHOLE });
  const programs = { [WHOLE]: createColumnsProgram(scene) };
  const sigma = new Sigma(graph, element, {
    allowInvalidContainer: true,
    renderLabels: false,
    renderEdgeLabels: false,
    // It has no edges; but so it draws a last frame when the map comes to rest.
    hideEdgesOnMove: true,
    nodeProgramClasses: programs,
    nodeHoverProgramClasses: { [WHOLE]: NoProgram as unknown as NodeProgramType },
    defaultDrawNodeHover: () => undefined,
    stagePadding: 0,
    minCameraRatio: 0.02,
    maxCameraRatio: 3,
    zoomingRatio: 1.4,
  });
  // Sigma finds what is pointed at by reading pixels back, which waits for the graphics processor: we know it without.
  sigma.getMouseCaptor().removeAllListeners();
  sigma.getTouchCaptor().removeAllListeners();
  hideEmptyLayers(sigma);
  frame(sigma, scene);
  return sigma;
}

/** Layers that Sigma makes and that stay empty here would still be put together with the others at each frame. */
function hideEmptyLayers(sigma: Sigma): void {
  for (const [name, canvas] of Object.entries(sigma.getCanvases()))
    if (name !== 'nodes' && name !== 'mouse') canvas.style.display = 'none';
}

/** The frame holds all places, so that filters move nothing. */
export function frame(sigma: Sigma, { extent: { left, top, width, height } }: Scene): void {
  sigma.setCustomBBox({ x: [left, left + width], y: [top, top + height] });
  sigma.refresh();
}
