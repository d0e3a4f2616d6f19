/** What the page can do at once, each with its key: the palette and the keyboard read this table. */
import type { ExportFormat } from '../data/source.ts';
import { encodingWords } from '../panels/encoding-words.ts';
import type { Session } from '../session.ts';
import { encodings } from '../state/view.ts';
import { takings } from '../take/takings.ts';

export interface Action {
  readonly title: string;
  /** Words by which it is found too. */
  readonly also?: string;
  /** As `event.key`, with `Ctrl+` where the control or command key is held; null without one. */
  readonly keys: string | null;
  run(session: Session): void;
}

const drawer = (name: 'questions' | 'cypher' | 'table', title: string, keys: string): Action => ({
  title,
  keys,
  run: ({ store }) => store.change('openDrawer', store.view.drawer === name ? null : name),
});

/** "Layout: by year", "Colour: community", "Size: PageRank" */
const ways: readonly Action[] = [
  ...encodings.layout.map(
    (layout): Action => ({
      title: `${encodingWords.layout.title}: ${encodingWords.layout[layout]}`,
      keys: null,
      run: ({ store }) => store.change('layOut', layout),
    }),
  ),
  ...encodings.color.map(
    (color): Action => ({
      title: `${encodingWords.color.title}: ${encodingWords.color[color]}`,
      also: 'color',
      keys: null,
      run: ({ store }) => store.change('colorBy', color),
    }),
  ),
  ...encodings.size.map(
    (size): Action => ({
      title: `${encodingWords.size.title}: ${encodingWords.size[size]}`,
      keys: null,
      run: ({ store }) => store.change('sizeBy', size),
    }),
  ),
];

export const actions: readonly Action[] = [
  { title: 'Show the whole map', keys: '0', run: ({ map }) => map.current?.fit(null) },
  { title: 'Nearer', also: 'zoom in', keys: '+', run: ({ map }) => map.current?.zoom(1 / 1.5) },
  { title: 'Farther', also: 'zoom out', keys: '-', run: ({ map }) => map.current?.zoom(1.5) },
  { title: 'Walk the map by keys', also: 'focus', keys: 'm', run: ({ map }) => map.current?.focus() },
  drawer('questions', 'Open the questions', 'q'),
  drawer('cypher', 'Open the Cypher console', 'c'),
  drawer('table', 'Open the table', 't'),
  { title: 'Clear all filters', keys: null, run: ({ store }) => store.change('clearFilters', null) },
  { title: 'Show everything', keys: null, run: ({ store }) => store.change('showAll', null) },
  { title: 'Undo', keys: 'Ctrl+z', run: ({ store }) => store.undo() },
  { title: 'Redo', keys: 'Ctrl+y', run: ({ store }) => store.redo() },
  { title: 'Start over', also: 'reset', keys: null, run: ({ store }) => store.change('startOver', null) },
  { title: 'Light or dark ground', also: 'theme mode', keys: 'd', run: ({ switchGround }) => switchGround() },
  {
    title: 'Keys of this page',
    also: 'help shortcuts keyboard',
    keys: '?',
    run: ({ showKeys }) => showKeys(),
  },
  ...ways,
];

/** What can be taken along, found by the usual words for it. */
export const takingActions = (formats: readonly ExportFormat[]): readonly Action[] =>
  takings(formats).flatMap(({ entries }) =>
    entries.map(
      ({ title, says, take }): Action => ({
        title,
        also: `export save download take along ${says}`,
        keys: null,
        run: session => {
          take(session).then(
            () => session.announce(`${title}: done.`),
            error => session.announce(`${title}: ${error instanceof Error ? error.message : error}`),
          );
        },
      }),
    ),
  );
