/** What every part of the page works with: the source, the network, the view's store and the map. */
import { createContext, useContext, useEffect, useState } from 'react';
import type { Network } from './data/network.ts';
import { isAbort, type ProblemDetails, problemOf } from './data/problem.ts';
import type { Corrections, DataSource } from './data/source.ts';
import type { TextShelf } from './data/text-shelf.ts';
import type { Ground } from './map/paint.ts';
import { useView, type ViewStore } from './state/store.ts';
import type { View } from './state/view.ts';
import type { Picture } from './take/picture.ts';

export interface MapHandle {
  /** Brings the nodes into sight; all without any. */
  fit(nodes: readonly number[] | null): void;
  zoom(factor: number): void;
  focus(): void;
  /** What the stage shows now. */
  picture(): Picture;
}

export interface Session {
  readonly source: DataSource;
  readonly network: Network;
  /** Another for each time that the graph was fetched. */
  readonly edition: number;
  readonly texts: TextShelf;
  /** Null where none are kept, and until that is known. */
  readonly corrections: Corrections | null;
  readonly store: ViewStore;
  readonly ground: Ground;
  /** Null while no map is drawn. */
  readonly map: { current: MapHandle | null };
  /** Says something to those who listen instead of look. */
  announce(text: string): void;
  switchGround(): void;
  /** Opens the list of keys. */
  showKeys(): void;
  /** Times that the server was away and came back. */
  readonly comebacks: number;
  /** Fetches the graph anew; the view stays. */
  reload(): void;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('Parts of the page stand inside of a session.');
  return session;
}

export function usePart<T>(part: (view: View) => T): T {
  return useView(useSession().store, part);
}

/** Opens a node: on a page the next page, else its details, and brings it into sight. */
export function visit(session: Session, id: string): void {
  const node = session.network.indexOf.get(id);
  session.store.change(session.store.view.page ? 'openPage' : 'selectNode', id);
  if (node !== undefined) session.map.current?.fit([node]);
}

export type Resource<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly problem: ProblemDetails };

const LOADING = { state: 'loading' } as const;

/** Loads what `key` names, again when it becomes another or the graph does, or the server is back; what is no longer wanted is cancelled. */
export function useResource<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Resource<T> {
  const { edition, comebacks = 0 } = useContext(SessionContext) ?? {};
  /** Comebacks after which what had failed was tried again. */
  const [tries, setTries] = useState(0);
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly resource: Resource<T> }>({
    key,
    resource: LOADING,
  });
  const failed = loaded.resource.state === 'failed';
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the server is back
  useEffect(() => {
    if (failed) setTries(comebacks);
  }, [comebacks]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: key and edition say what is loaded
  useEffect(() => {
    const controller = new AbortController();
    const set = (resource: Resource<T>): void => {
      if (!controller.signal.aborted) setLoaded({ key, resource });
    };
    load(controller.signal).then(
      value => set({ state: 'ready', value }),
      error => {
        if (!isAbort(error)) set({ state: 'failed', problem: problemOf(error) });
      },
    );
    return () => controller.abort();
  }, [key, edition, tries]);
  return loaded.key === key ? loaded.resource : LOADING;
}
