/** What the page can do at once, each with its key: the palette and the keyboard read this table. */
import type { Session } from '../session.ts';

export interface Action {
  readonly title: string;
  /** As `event.key`, with `Ctrl+` where the control or command key is held; null without one. */
  readonly keys: string | null;
  run(session: Session): void;
}

const drawer = (name: 'questions' | 'cypher' | 'table', title: string, keys: string): Action => ({
  title,
  keys,
  run: ({ store }) => store.change('openDrawer', store.view.drawer === name ? null : name),
});

export const actions: readonly Action[] = [
  { title: 'Show the whole map', keys: '0', run: ({ map }) => map.current?.fit(null) },
  { title: 'Nearer', keys: '+', run: ({ map }) => map.current?.zoom(1 / 1.5) },
  { title: 'Farther', keys: '-', run: ({ map }) => map.current?.zoom(1.5) },
  drawer('questions', 'Open the questions', 'q'),
  drawer('cypher', 'Open the Cypher console', 'c'),
  drawer('table', 'Open the table', 't'),
  { title: 'Clear all filters', keys: null, run: ({ store }) => store.change('clearFilters', null) },
  { title: 'Show everything', keys: null, run: ({ store }) => store.change('showAll', null) },
  { title: 'Undo', keys: 'Ctrl+z', run: ({ store }) => store.undo() },
  { title: 'Redo', keys: 'Ctrl+y', run: ({ store }) => store.redo() },
  { title: 'Start over', keys: null, run: ({ store }) => store.change('startOver', null) },
];
