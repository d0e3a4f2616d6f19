/** The keys of the map: a cursor that walks from node to node and says where it is. */
import type { KeyboardEvent, RefObject } from 'react';
import { wordFor } from '../parts/glyph.tsx';
import { useSession } from '../session.ts';
import type { Visible } from '../state/visible.ts';
import type { MapCanvas } from './map-canvas.ts';
import type { Places } from './terrain.ts';
import { type Direction, stepFrom, tell } from './walk.ts';

interface Walk {
  readonly visible: Visible;
  readonly places: Places;
  readonly cursor: number | null;
  setCursor(node: number | null): void;
  readonly canvas: RefObject<MapCanvas | null>;
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export function useWalk({
  visible,
  places,
  cursor,
  setCursor,
  canvas,
}: Walk): (event: KeyboardEvent) => void {
  const { network, store, announce } = useSession();
  const chosen = store.view.node === null ? undefined : network.indexOf.get(store.view.node);
  const at = cursor ?? chosen ?? null;
  const goTo = (node: number, prefix = ''): void => {
    setCursor(node);
    canvas.current?.camera.reveal(node);
    announce(prefix + tell(network, visible, node, wordFor));
  };
  const step = (direction: Direction): void => {
    if (at === null) {
      const first = network.byDegree.find(node => visible.nodes[node] === 1);
      if (first !== undefined) goTo(first);
      return;
    }
    const next = stepFrom(network, visible, places, at, direction);
    if (next) goTo(next.node, next.linked ? '' : 'Not linked: ');
    else announce(`Nothing lies further ${direction}.`);
  };
  return event => {
    const direction = directions[event.key];
    const id = at === null ? null : network.columns.nodes.id[at]!;
    if (direction) step(direction);
    else if (id !== null && event.key === 'Enter')
      store.change(event.shiftKey ? 'openPage' : 'selectNode', id);
    else if (id !== null && event.key === ' ') {
      store.change('toggleMark', id);
      announce(
        `${store.view.marked.includes(id) ? 'Marked' : 'No longer marked'}: ${network.columns.nodes.name[at!]}.`,
      );
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
