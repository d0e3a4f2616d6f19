/** Holds the view, tells who listens, and keeps the address in step. */
import { useSyncExternalStore } from 'react';
import { readAddress, writeAddress } from './address.ts';
import type { Change, ChangeName, changes } from './changes.ts';
import { type History, historyOf, record, redo, undo } from './history.ts';
import type { View } from './view.ts';

type Listener = () => void;

/** The window's parts that the store needs; a test brings its own. */
export interface AddressBar {
  read(): string;
  /** `step`: the browser's back button returns here. */
  write(address: string, step: boolean): void;
  onVisit(listener: Listener): () => void;
}

/** Changes that open something else to look at: the browser's back button goes over them. */
const visits: ReadonlySet<ChangeName> = new Set([
  'selectNode',
  'selectEdge',
  'openPage',
  'closePage',
  'limitTo',
  'showAll',
]);

export class ViewStore {
  #history: History;
  readonly #bar: AddressBar;
  readonly #listeners = new Set<Listener>();

  constructor(bar: AddressBar) {
    this.#bar = bar;
    this.#history = historyOf(readAddress(bar.read()));
    bar.onVisit(() => {
      const view = readAddress(bar.read());
      if (writeAddress(view) !== writeAddress(this.#history.view)) this.change('reset', view);
    });
  }

  get view(): View {
    return this.#history.view;
  }

  get history(): History {
    return this.#history;
  }

  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  change<Name extends ChangeName>(change: Name, to: Parameters<(typeof changes)[Name]>[1]): void {
    this.#set(record(this.#history, { change, to } as Change), visits.has(change));
  }

  undo(): void {
    this.#set(undo(this.#history) ?? this.#history, false);
  }

  redo(): void {
    this.#set(redo(this.#history) ?? this.#history, false);
  }

  #set(history: History, step: boolean): void {
    if (history === this.#history) return;
    this.#history = history;
    this.#bar.write(writeAddress(history.view), step);
    for (const listener of this.#listeners) listener();
  }
}

/** A part of the view; the component is drawn again when that part becomes another. */
export function useView<T>(store: ViewStore, part: (view: View) => T): T {
  return useSyncExternalStore(store.subscribe, () => part(store.view));
}

export function windowBar(): AddressBar {
  return {
    read: () => window.location.hash,
    write(address, step) {
      const target = address === '' ? window.location.pathname + window.location.search : `#${address}`;
      if (step) window.history.pushState(null, '', target);
      else window.history.replaceState(null, '', target);
    },
    onVisit(listener) {
      window.addEventListener('popstate', listener);
      return () => window.removeEventListener('popstate', listener);
    },
  };
}

/** The steps that can be gone back and forward. */
export function useHistory(store: ViewStore): History {
  return useSyncExternalStore(store.subscribe, () => store.history);
}
