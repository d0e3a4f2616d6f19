/** The explorer: rail, map, details, drawer, palette, and the keys that reach them. */
import { lazy, memo, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Network } from './data/network.ts';
import type { DataSource } from './data/source.ts';
import { TextShelf } from './data/text-shelf.ts';
import { Drawer } from './drawer/drawer.tsx';
import { useKeys } from './keys.ts';
import { canDraw } from './map/can-draw.ts';
import { MapView } from './map/map-view.tsx';
import type { Ground } from './map/paint.ts';
import { KeysSheet } from './palette/keys-sheet.tsx';
import { Palette } from './palette/palette.tsx';
import { Details } from './panels/details.tsx';
import { Rail } from './panels/rail.tsx';
import { Button } from './parts/button.tsx';
import { type MapHandle, type Session, SessionContext, useResource, useSession } from './session.ts';
import { useView, ViewStore, windowBar } from './state/store.ts';
import { isAtRest } from './state/view.ts';

const Page = lazy(() => import('./pages/page.tsx'));

interface Props {
  readonly source: DataSource;
  readonly network: Network;
  /** Another for each time that the graph was fetched. */
  readonly edition: number;
  readonly ground: Ground;
  readonly switchGround: () => void;
  readonly reload: () => void;
  /** Times that the server was away and came back. */
  readonly comebacks: number;
}

export function Explorer({ source, network, edition, ground, switchGround, reload, comebacks }: Props) {
  const [store] = useState(() => new ViewStore(windowBar()));
  const [searching, setSearching] = useState(false);
  const [railOpen, setRailOpen] = useState(false);
  const [keysShown, setKeysShown] = useState(false);
  const [said, announce] = useState('');
  const map = useRef<MapHandle | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another edition may have other texts
  const texts = useMemo(() => new TextShelf(source), [source, edition]);
  const kept = useResource('corrections kept', () => source.corrections());
  const corrections = kept.state === 'ready' ? kept.value : null;
  const session = useMemo<Session>(
    () => ({
      source,
      network,
      edition,
      texts,
      corrections,
      store,
      ground,
      map,
      announce,
      switchGround,
      showKeys: () => setKeysShown(true),
      reload,
      comebacks,
    }),
    [source, network, edition, texts, corrections, store, ground, switchGround, reload, comebacks],
  );
  const openPalette = useCallback(() => setSearching(true), []);
  const unfold = useCallback(() => setRailOpen(isOpen => !isOpen), []);
  useKeys(session, openPalette);
  const drawer = useView(store, view => view.drawer);
  const node = useView(store, view => view.node);
  const page = useView(store, view => view.page && view.node !== null);
  const front = useFront(store);
  const rests = useView(store, isAtRest);
  useTitle(node, network);
  return (
    <SessionContext value={session}>
      <div
        className="explorer"
        data-drawer={drawer ?? 'none'}
        data-details={node === null || page ? 'closed' : 'open'}
        data-rail={railOpen ? 'open' : 'closed'}
        data-front={front}
        data-rests={rests}
      >
        <Rail openPalette={openPalette} isOpen={railOpen} unfold={unfold} />
        <main className="stage">
          <Stage key={edition} network={network} />
          {page && (
            <Suspense fallback={<p className="loading">Opening…</p>}>
              <Page />
            </Suspense>
          )}
          <Drawer />
        </main>
        <Details />
      </div>
      <Palette isOpen={searching} setOpen={setSearching} />
      <KeysSheet isOpen={keysShown} setOpen={setKeysShown} />
      <div className="for-ears" role="status" aria-live="polite">
        {said}
      </div>
    </SessionContext>
  );
}

const Stage = memo(function Stage({ network }: { readonly network: Network }) {
  const [drawing, setDrawing] = useState(0);
  const drawAnew = useCallback(() => setDrawing(nth => nth + 1), []);
  if (network.nodeCount === 0) return <EmptyGraph />;
  return canDraw() ? <MapView key={drawing} loseDrawing={drawAnew} /> : <NoDrawing />;
});

function EmptyGraph() {
  return (
    <div className="stage-note">
      <h2>This graph is empty</h2>
      <p>Nothing was found in the papers that it was built from, or it was built from none.</p>
      <p>
        Build one: <code>herdbook build papers.jsonl -o graph.jsonl</code>
        <br />
        Then look at it: <code>herdbook explore graph.jsonl</code>
      </p>
    </div>
  );
}

function NoDrawing() {
  const { store } = useSession();
  return (
    <div className="stage-note">
      <h2>The map cannot be drawn here</h2>
      <p>
        This browser has no WebGL 2, or it is switched off. Everything else works: search, questions, Cypher,
        and the table of all nodes.
      </p>
      <Button onPress={() => store.change('openDrawer', 'table')}>Open the table</Button>
    </div>
  );
}

/** Where there is room for one of them, what was asked for last lies on top. */
function useFront(store: ViewStore): 'details' | 'drawer' {
  const node = useView(store, view => view.node);
  const asked = useView(store, ({ drawer, question, answers }) =>
    drawer === null ? null : JSON.stringify([drawer, question, answers]),
  );
  const [last, setLast] = useState<{
    node: string | null;
    asked: string | null;
    front: 'details' | 'drawer';
  }>({
    node,
    asked,
    front: 'details',
  });
  if (last.node !== node || last.asked !== asked)
    setLast({ node, asked, front: asked !== last.asked && asked !== null ? 'drawer' : 'details' });
  return last.front;
}

function useTitle(node: string | null, { indexOf, columns }: Network): void {
  useEffect(() => {
    const index = node === null ? undefined : indexOf.get(node);
    document.title = index === undefined ? 'Herdbook' : `${columns.nodes.name[index]} · Herdbook`;
  }, [node, indexOf, columns]);
}
