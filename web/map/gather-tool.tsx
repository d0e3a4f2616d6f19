/** Draws an outline over the map and marks what lies inside. */
import { useRef, useState } from 'react';
import { useSession } from '../session.ts';
import type { Visible } from '../state/visible.ts';
import { isInside, type OutlineShape, outlineOfWay, type Point } from './gather.ts';
import type { Projection } from './projection.ts';

interface Props {
  readonly shape: OutlineShape;
  readonly visible: Visible;
  projection(): Projection;
  done(): void;
}

export function GatherTool({ shape, visible, projection, done }: Props) {
  const { network, store, announce } = useSession();
  const [way, setWay] = useState<readonly Point[]>([]);
  const drawing = useRef(false);
  const outline = outlineOfWay(way, shape);
  const pointOf = (event: React.PointerEvent<Element>): Point => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const gather = (): void => {
    const { node: pixelOf } = projection();
    const inside = network.byDegree.filter(
      node => visible.nodes[node] === 1 && isInside(pixelOf(node), outline),
    );
    const ids = Array.from(inside, node => network.columns.nodes.id[node]!);
    store.change('gather', ids);
    announce(`${store.view.marked.length} marked.`);
    done();
  };
  return (
    <svg
      className="gather"
      role="presentation"
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drawing.current = true;
        setWay([pointOf(event)]);
      }}
      onPointerMove={event => {
        if (drawing.current) setWay([...way, pointOf(event)]);
      }}
      onPointerUp={() => {
        drawing.current = false;
        if (way.length > 2) gather();
        else setWay([]);
      }}
    >
      <polygon points={outline.map(({ x, y }) => `${x},${y}`).join(' ')} />
    </svg>
  );
}
