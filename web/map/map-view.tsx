/** The map in the page, with its tools and notes. */
import { useRef, useState } from 'react';
import { count } from '../panels/words.ts';
import type { OutlineShape } from './gather.ts';
import { GatherTool } from './gather-tool.tsx';
import { MapTools } from './map-tools.tsx';
import { MarksBar } from './marks-bar.tsx';
import { ScopeNote } from './scope-note.tsx';
import { useFocus, useInSight, useMapCanvas, useMapState } from './use-map-canvas.ts';
import { useWalk } from './use-walk.ts';

/** @param loseDrawing is told when it can draw no more, and another must take its place */
export function MapView({ loseDrawing }: { readonly loseDrawing: () => void }) {
  const holder = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const [gathering, gather] = useState<OutlineShape | null>(null);
  const state = useMapState();
  const { visible, places } = state;
  const canvas = useMapCanvas(holder, state, setHovered, loseDrawing);
  useFocus(canvas, hovered, visible);
  useInSight(canvas, holder, visible);
  const walk = useWalk({ visible, places, cursor: hovered, setCursor: setHovered, canvas });
  return (
    <div className="map" data-hover={hovered !== null}>
      <div
        ref={holder}
        className="map-holder"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the map is walked with the arrow keys
        tabIndex={0}
        aria-label={`Map of ${count(visible.nodeCount, { one: 'node', many: 'nodes' })}`}
        aria-describedby="map-keys"
        onKeyDown={walk}
        onBlur={() => setHovered(null)}
      />
      <p id="map-keys" hidden>
        Arrow keys walk from node to node, Enter opens the details, Shift and Enter the whole page, Space
        marks. The table, key t, lists the same nodes.
      </p>
      {gathering && (
        <GatherTool
          shape={gathering}
          visible={visible}
          projection={() => canvas.current!.projection()}
          done={() => gather(null)}
        />
      )}
      <MapTools gathering={gathering} gather={gather} />
      <ScopeNote shown={visible.nodeCount} />
      <MarksBar />
    </div>
  );
}
