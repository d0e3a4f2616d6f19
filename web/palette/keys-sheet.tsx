/** All keys of the page on one sheet: those of the actions' table, and those of the map. */
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from '../parts/button.tsx';
import { actions } from './actions.ts';

interface Section {
  readonly title: string;
  readonly keys: readonly (readonly [keys: string, says: string])[];
}

const sections: readonly Section[] = [
  {
    title: 'On the page',
    keys: [
      ['/', 'Search or ask'],
      ['Ctrl+k', 'Search or ask, also while typing'],
      ...actions.flatMap(({ keys, title }) => (keys === null ? [] : [[keys, title] as const])),
      ['Esc', 'Close what was opened last'],
    ],
  },
  {
    title: 'On the map',
    keys: [
      ['← ↑ → ↓', 'Walk to the neighbour in that direction'],
      ['Enter', 'Open the details'],
      ['Shift+Enter', 'Open the whole page'],
      ['Space', 'Mark, or no longer'],
    ],
  },
  { title: 'In the console', keys: [['Ctrl+Enter', 'Run the query']] },
];

interface Props {
  readonly isOpen: boolean;
  setOpen(open: boolean): void;
}

export function KeysSheet({ isOpen, setOpen }: Props) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={setOpen} isDismissable className="palette-overlay">
      <Modal className="palette keys-sheet">
        <Dialog>
          {({ close }) => (
            <>
              <Heading slot="title">Keys</Heading>
              {sections.map(({ title, keys }) => (
                <section key={title} aria-label={title}>
                  <h3>{title}</h3>
                  <dl>
                    {keys.map(([key, says]) => (
                      <div key={key}>
                        <dt>
                          <kbd>{shown(key)}</kbd>
                        </dt>
                        <dd>{says}</dd>
                      </div>
                    ))}
                  </dl>
                </section>
              ))}
              <Button onPress={close}>Close</Button>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** "Ctrl+z" as it is printed on keys. */
const shown = (keys: string): string => keys.replace(/\b[a-z]$/u, letter => letter.toUpperCase());
