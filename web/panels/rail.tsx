/** The left side: what this is, three things to try, the legend, and the filters. */
import { Moon, Redo2, Search, SlidersHorizontal, Sun, Undo2 } from 'lucide-react';
import { memo, useMemo } from 'react';
import { nodeTypes } from '#graph/schema';
import type { Network } from '../data/network.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { usePart, useSession } from '../session.ts';
import { useHistory } from '../state/store.ts';
import { TakeMenu } from '../take/take-menu.tsx';
import { ColorLegend } from './color-legend.tsx';
import { Filters } from './filters.tsx';
import { Legend } from './legend.tsx';
import { Tries } from './tries.tsx';
import { count } from './words.ts';

export interface RailProps {
  readonly openPalette: () => void;
  /** On a narrow screen the legend is behind a button. */
  readonly isOpen: boolean;
  readonly unfold: () => void;
}

/** Drawn again when its own parts of the view become others, not with the page. */
export const Rail = memo(function Rail({ openPalette, isOpen, unfold }: RailProps) {
  const { network, store } = useSession();
  const lede = useMemo(() => ledeOf(network), [network]);
  return (
    <aside className="rail" aria-label="Search, legend and filters">
      <header className="masthead">
        <h1>
          <button type="button" title="Start over" onClick={() => store.change('startOver', null)}>
            Herdbook
          </button>
        </h1>
        <MastheadTools />
      </header>
      <p className="lede">{lede}</p>
      <button
        type="button"
        className="search-box"
        aria-haspopup="dialog"
        aria-keyshortcuts="/ Control+K"
        onClick={openPalette}
      >
        <Search size={15} aria-hidden="true" />
        <span>Search or ask…</span>
        <span className="search-key" aria-hidden="true">
          <kbd>/</kbd>
        </span>
      </button>
      <div className="unfold">
        <Button icon={SlidersHorizontal} aria-expanded={isOpen} onPress={unfold}>
          {isOpen ? 'Close' : 'Legend'}
        </Button>
      </div>
      <div className="rail-scroll">
        {network.nodeCount > 0 && (
          <>
            <Tries />
            <Legend />
            <ColorLegend />
            <Filters />
          </>
        )}
      </div>
      <TakeMenu />
      <Doors />
    </aside>
  );
});

function MastheadTools() {
  const { store, ground, switchGround } = useSession();
  const { past, future } = useHistory(store);
  return (
    <div className="masthead-tools">
      <IconButton
        icon={Undo2}
        says="Undo"
        keys="Ctrl+Z"
        isDisabled={past.length === 0}
        onPress={() => store.undo()}
      />
      <IconButton
        icon={Redo2}
        says="Redo"
        keys="Ctrl+Y"
        isDisabled={future.length === 0}
        onPress={() => store.redo()}
      />
      <IconButton
        icon={ground === 'dark' ? Sun : Moon}
        says={ground === 'dark' ? 'Light ground' : 'Dark ground'}
        onPress={switchGround}
      />
    </div>
  );
}

/** What the map is, with the numbers of this graph. */
export function ledeOf({ labelOf, nodeCount, edgeCount }: Network): string {
  if (nodeCount === 0) return 'There is nothing on this map.';
  const papers = labelOf.reduce((sum, label) => sum + Number(label === 0), 0);
  const lines = count(edgeCount, { one: 'line', many: 'lines' });
  if (papers === 0)
    return `${count(nodeCount, { one: 'thing', many: 'things' })}, and ${lines} between them.`;
  return `${count(papers, nodeTypes[0]!.words)}, and what they say of models, techniques and data: ${lines}, each with the sentence behind it.`;
}

function Doors() {
  const { store } = useSession();
  const drawer = usePart(view => view.drawer);
  const doors = [
    ['questions', 'Questions'],
    ['cypher', 'Cypher'],
    ['table', 'Table'],
  ] as const;
  return (
    <nav className="doors" aria-label="Questions, Cypher, table">
      {doors.map(([name, says]) => (
        <Button
          key={name}
          kind={drawer === name ? 'strong' : 'plain'}
          aria-pressed={drawer === name}
          onPress={() => store.change('openDrawer', drawer === name ? null : name)}
        >
          {says}
        </Button>
      ))}
    </nav>
  );
}
