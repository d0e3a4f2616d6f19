/** Keeps the canvas in step with the view: tells it what changed, and nothing else. */
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import type { Network } from '../data/network.ts';
import { usePart, useSession } from '../session.ts';
import type { ViewStore } from '../state/store.ts';
import { noFilters } from '../state/view.ts';
import { type Visible, visibleIn } from '../state/visible.ts';
import { among, type Focus, neighbourhood } from './focus.ts';
import { type Arrangement, layouts } from './layouts.ts';
import { colorsOf, type MapLook, sizesOf } from './look.ts';
import { MapCanvas, type MapEvents } from './map-canvas.ts';
import { paintOf } from './paint.ts';
import type { Covered } from './scene.ts';

export interface MapState {
  readonly visible: Visible;
  readonly places: Arrangement;
  readonly look: MapLook;
}

/** What the view makes of the network. */
export function useMapState(): MapState {
  const { network, ground } = useSession();
  const filters = usePart(view => view.filters);
  const scope = usePart(view => view.scope);
  const hidden = usePart(view => view.hidden);
  const visible = useMemo(
    () => visibleIn(network, { filters, scope, hidden }),
    [network, filters, scope, hidden],
  );
  const color = usePart(view => view.color);
  const size = usePart(view => view.size);
  const paint = useMemo(() => paintOf(ground), [ground]);
  const sizes = useMemo(() => sizesOf(network, size), [network, size]);
  const colors = useMemo(() => colorsOf(network, color, paint), [network, color, paint]);
  const look = useMemo<MapLook>(() => ({ paint, sizes, colors }), [paint, sizes, colors]);
  const layout = usePart(view => view.layout);
  const centre = usePart(view => (view.layout === 'radial' ? indexOf(network, view.node) : null));
  // Filters move nothing: only another layout, centre or scope does.
  const places = useMemo(
    () =>
      layouts[layout]({
        network,
        centre,
        get visible() {
          return visibleIn(network, { filters: noFilters, scope, hidden: [] });
        },
      }),
    [network, layout, centre, scope],
  );
  return { visible, places, look };
}

const indexOf = (network: Network, id: string | null): number | null =>
  id === null ? null : (network.indexOf.get(id) ?? null);

/** Makes the canvas, and lets the page reach it. */
export function useMapCanvas(
  holder: RefObject<HTMLDivElement | null>,
  state: MapState,
  setHovered: (node: number | null) => void,
  loseDrawing: () => void,
): RefObject<MapCanvas | null> {
  const { store, network, map: handle } = useSession();
  const canvas = useRef<MapCanvas | null>(null);
  const start = useRef(state);
  // Not for the session as a whole: with another ground it is another, and the map stays.
  useEffect(() => {
    const { camera, layout } = store.view;
    const hasLand = layout === 'map';
    const element = holder.current!;
    const map = new MapCanvas(
      element,
      network,
      { ...start.current, hasLand, camera },
      { ...eventsOf(store, network), hoverNode: setHovered, loseDrawing },
    );
    canvas.current = map;
    handle.current = {
      fit: nodes => map.camera.fit(nodes),
      zoom: factor => map.camera.zoom(factor),
      focus: () => element.focus(),
      picture: () => map.picture(),
    };
    const watch = new ResizeObserver(() => map.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      handle.current = null;
      map.kill();
    };
  }, [store, network, handle, holder, setHovered, loseDrawing]);
  useMapChanges(canvas, state);
  return canvas;
}

function eventsOf(store: ViewStore, network: Network): Omit<MapEvents, 'hoverNode' | 'loseDrawing'> {
  const { nodes, edges } = network.columns;
  return {
    clickNode: (node, more) => store.change(more ? 'toggleMark' : 'selectNode', nodes.id[node]!),
    openNode: node => store.change('openPage', nodes.id[node]!),
    clickEdge: edge => {
      const node = store.view.node ?? nodes.id[edges.source[edge]!]!;
      store.change('selectEdge', { edge: edges.id[edge]!, node });
    },
    clickGround: () => {
      if (store.view.node !== null) store.change('selectNode', null);
      else if (store.view.marked.length > 0) store.change('mark', []);
    },
    moveCamera: camera => store.change('moveCamera', camera),
  };
}

function useMapChanges(canvas: RefObject<MapCanvas | null>, { look, visible, places }: MapState): void {
  const { store, network } = useSession();
  const marked = usePart(view => view.marked);
  useChange(look, () => canvas.current?.setLook(look));
  useChange(visible, () => canvas.current?.setVisible(visible));
  useChange(places, () => canvas.current?.setPlaces(places, store.view.layout === 'map'));
  useEffect(() => {
    canvas.current?.setMarked(marked.flatMap(id => network.indexOf.get(id) ?? []));
  }, [canvas, marked, network]);
}

/** Runs when the value becomes another, not at first. */
function useChange(value: unknown, run: () => void): void {
  const last = useRef(value);
  useEffect(() => {
    if (last.current === value) return;
    last.current = value;
    run();
  });
}

/** What stands out: under the pointer, else in the details, else marked. */
export function useFocus(
  canvas: RefObject<MapCanvas | null>,
  hovered: number | null,
  visible: Visible,
): void {
  const { network } = useSession();
  const node = usePart(view => view.node);
  const edge = usePart(view => view.edge);
  const marked = usePart(view => view.marked);
  const focus = useMemo<Focus | null>(() => {
    const centre = hovered ?? indexOf(network, node);
    if (centre !== null && visible.nodes[centre] === 1) return neighbourhood(network, visible, centre);
    return marked.length > 0 ? among(network, visible, marked) : null;
  }, [network, visible, hovered, node, marked]);
  useEffect(() => {
    canvas.current?.setFocus(focus, edge === null ? null : network.edgeIndexOf(edge));
  }, [canvas, focus, edge, network]);
}

/** Keeps the node of the details out from behind them. */
export function useInSight(
  canvas: RefObject<MapCanvas | null>,
  holder: RefObject<HTMLDivElement | null>,
  visible: Visible,
): void {
  const { network, store } = useSession();
  const node = usePart(view => view.node);
  const open = usePart(view => view.node !== null && !view.page);
  const linked = useRef(store.view.camera === null && store.view.node !== null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is visible moves nothing
  useEffect(() => {
    const panel = open ? document.querySelector('.details')?.getBoundingClientRect() : undefined;
    canvas.current?.setCovered(coveredBy(holder.current!.getBoundingClientRect(), panel));
    const index = indexOf(network, node);
    if (index === null) return;
    // A link to a node without a place to look at: its neighbours are what there is to see.
    if (linked.current) canvas.current?.camera.fit(neighbourhood(network, visible, index).nodes, 0);
    else canvas.current?.camera.reveal(index);
    linked.current = false;
  }, [open, node, network]);
}

/** How much of the stage the details lie on: from the right, or on a narrow screen from below. */
function coveredBy(stage: DOMRect, panel: DOMRect | undefined): Covered {
  if (!panel) return { right: 0, bottom: 0 };
  const beside = panel.left > stage.left + 1;
  return beside
    ? { right: Math.max(0, stage.right - panel.left), bottom: 0 }
    : { right: 0, bottom: Math.max(0, stage.bottom - panel.top) };
}
