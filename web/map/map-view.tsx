/** The map in the page: tells the canvas what changed, and nothing else. */
import { Maximize, Minus, Plus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { IconButton } from '../parts/button.tsx';
import { usePart, useSession } from '../session.ts';
import { noFilters } from '../state/view.ts';
import { visibleIn } from '../state/visible.ts';
import { among, type Focus, neighbourhood } from './focus.ts';
import { layouts } from './layouts.ts';
import { colorsOf, type MapLook, sizesOf } from './look.ts';
import { MapCanvas } from './map-canvas.ts';
import { paintOf } from './paint.ts';
import type { Covered } from './scene.ts';
import { useWalk } from './use-walk.ts';

export function MapView() {
  const session = useSession();
  const { network, store, ground } = session;
  const holder = useRef<HTMLDivElement>(null);
  const canvas = useRef<MapCanvas | null>(null);
  const linked = useRef(store.view.camera === null && store.view.node !== null);
  const [hovered, setHovered] = useState<number | null>(null);
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
  const centre = usePart(view =>
    view.layout === 'radial' && view.node !== null ? (network.indexOf.get(view.node) ?? null) : null,
  );
  // Filters move nothing: only another layout, centre or scope does.
  const places = useMemo(() => {
    const whole = visibleIn(network, { filters: noFilters, scope, hidden: [] });
    return layouts[layout]({ network, visible: whole, centre });
  }, [network, layout, centre, scope]);
  const start = useRef({ places, hasLand: layout === 'map', look, visible, camera: store.view.camera });
  useEffect(() => {
    const map = new MapCanvas(holder.current!, network, start.current, {
      hoverNode: setHovered,
      clickNode: (node, more) => {
        const id = network.columns.nodes.id[node]!;
        if (more) store.change('toggleMark', id);
        else store.change('selectNode', id);
      },
      openNode: node => store.change('openPage', network.columns.nodes.id[node]!),
      clickEdge: edge => {
        const { node } = store.view;
        const start = network.columns.nodes.id[network.columns.edges.source[edge]!]!;
        store.change('selectEdge', { edge: network.columns.edges.id[edge]!, node: node ?? start });
      },
      clickGround: () => {
        if (store.view.node !== null) store.change('selectNode', null);
        else if (store.view.marked.length > 0) store.change('mark', []);
      },
      moveCamera: camera => store.change('moveCamera', camera),
    });
    canvas.current = map;
    session.map.current = {
      fit: nodes => map.camera.fit(nodes),
      zoom: factor => map.camera.zoom(factor),
      focus: () => holder.current?.focus(),
      picture: () => map.picture(),
    };
    const watch = new ResizeObserver(() => map.resize());
    watch.observe(holder.current!);
    return () => {
      watch.disconnect();
      session.map.current = null;
      map.kill();
    };
  }, [network, store, session]);

  useChange(look, () => canvas.current?.setLook(look));
  useChange(visible, () => canvas.current?.setVisible(visible));
  useChange(places, () => canvas.current?.setPlaces(places, layout === 'map'));
  const walk = useWalk({ visible, places, cursor: hovered, setCursor: setHovered, canvas });
  const focus = useFocus(hovered, visible);
  const edge = usePart(view => view.edge);
  const node = usePart(view => view.node);
  const open = usePart(view => view.node !== null && !view.page);
  useEffect(() => {
    canvas.current?.setFocus(focus, edge === null ? null : network.edgeIndexOf(edge));
  }, [focus, edge, network]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is visible moves nothing
  useEffect(() => {
    const panel = open ? document.querySelector('.details')?.getBoundingClientRect() : undefined;
    canvas.current?.setCovered(coveredBy(holder.current!.getBoundingClientRect(), panel));
    const index = node === null ? undefined : network.indexOf.get(node);
    if (index === undefined) return;
    // A link to a node without a place to look at: its neighbours are what there is to see.
    if (linked.current)
      canvas.current?.camera.fit([index, ...neighbourhood(network, visible, index).nodes], 0);
    else canvas.current?.camera.reveal(index);
    linked.current = false;
  }, [open, node, network]);

  return (
    <div className="map" data-hover={hovered !== null}>
      <div
        ref={holder}
        className="map-holder"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the map is walked with the arrow keys
        tabIndex={0}
        aria-label="Map of the graph"
        aria-describedby="map-keys"
        onKeyDown={walk}
        onBlur={() => setHovered(null)}
      />
      <p id="map-keys" className="for-ears">
        Arrow keys walk from node to node, Enter opens the details, Shift and Enter the whole page, Space
        marks.
      </p>
      <div className="map-tools">
        <IconButton icon={Plus} says="Nearer" keys="+" onPress={() => canvas.current?.camera.zoom(1 / 1.5)} />
        <IconButton icon={Minus} says="Farther" keys="-" onPress={() => canvas.current?.camera.zoom(1.5)} />
        <IconButton
          icon={Maximize}
          says="Show all"
          keys="0"
          onPress={() => canvas.current?.camera.fit(null)}
        />
      </div>
      <ScopeNote shown={visible.nodeCount} />
    </div>
  );
}

/** What stands out: under the pointer, else in the details, else marked. */
function useFocus(hovered: number | null, visible: ReturnType<typeof visibleIn>): Focus | null {
  const { network } = useSession();
  const node = usePart(view => view.node);
  const marked = usePart(view => view.marked);
  return useMemo(() => {
    const centre = hovered ?? (node === null ? undefined : network.indexOf.get(node));
    if (centre !== undefined && visible.nodes[centre] === 1) return neighbourhood(network, visible, centre);
    return marked.length > 0 ? among(network, visible, marked) : null;
  }, [network, visible, hovered, node, marked]);
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

/** Says that the map does not show all, and how to get it back. */
function ScopeNote({ shown }: { readonly shown: number }) {
  const { store, network } = useSession();
  const scope = usePart(view => view.scope);
  const says = usePart(view => view.scopeSays);
  if (shown === network.nodeCount) return null;
  const back = (): void => {
    store.change('showAll', null);
    store.change('clearFilters', null);
  };
  return (
    <p className="scope-note" role="status">
      {scope && says !== '' ? `${says}: ` : ''}
      {shown.toLocaleString('en')} of {network.nodeCount.toLocaleString('en')} shown
      <button type="button" onClick={back}>
        Show all
      </button>
    </p>
  );
}

/** How much of the stage the details lie on: from the right, or on a narrow screen from below. */
function coveredBy(stage: DOMRect, panel: DOMRect | undefined): Covered {
  if (!panel) return { right: 0, bottom: 0 };
  const beside = panel.left > stage.left + 1;
  return beside
    ? { right: Math.max(0, stage.right - panel.left), bottom: 0 }
    : { right: 0, bottom: Math.max(0, stage.bottom - panel.top) };
}
