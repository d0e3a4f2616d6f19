/** One field for everything: nodes by name, and the questions. */
import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { SearchField } from 'react-aria-components/SearchField';
import { Glyph, wordFor } from '../parts/glyph.tsx';
import { type Resource, useResource, useSession, visit } from '../session.ts';
import { actions, takingActions } from './actions.ts';
import { type Entry, entriesFor } from './entries.ts';
import { fillPhrases } from './phrases.ts';

interface Props {
  readonly isOpen: boolean;
  setOpen(open: boolean): void;
}

export function Palette({ isOpen, setOpen }: Props) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={setOpen} isDismissable className="palette-overlay">
      <Modal className="palette">
        <Dialog aria-label="Search or ask">
          <PaletteField close={() => setOpen(false)} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteField({ close }: { readonly close: () => void }) {
  const session = useSession();
  const [text, setText] = useState('');
  const wanted = text.trim();
  const hits = useResource(`search ${wanted}`, signal =>
    wanted === '' ? Promise.resolve([]) : session.source.search(wanted, 30, signal),
  );
  const questions = useResource('questions', () => session.source.questions());
  const phrases = useResource(`phrases ${wanted}`, async signal =>
    fillPhrases(wanted, await session.source.questions(), session.source, signal),
  );
  const formats = useResource('formats', () => session.source.formats());
  const sections = useMemo(() => {
    const offered = {
      hits: listOf(hits),
      questions: listOf(questions),
      phrases: listOf(phrases),
      actions: [...actions, ...takingActions(listOf(formats))],
    };
    return entriesFor(wanted, offered, session);
  }, [wanted, hits, questions, phrases, formats, session]);
  const entries = new Map(sections.flatMap(section => section.entries).map(entry => [entry.id, entry]));
  const run = (entry: Entry | undefined): void => {
    if (!entry) return;
    close();
    if (entry.node !== null) visit(session, entry.node);
    else entry.run();
  };
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField
        aria-label="Search names, titles and questions"
        autoFocus
        className="palette-field"
        // One press closes, whatever is typed.
        onKeyDown={event => {
          if (event.key === 'Escape') close();
          else event.continuePropagation();
        }}
        onSubmit={() => run(sections[0]?.entries[0])}
      >
        <Search size={18} aria-hidden="true" />
        <Input
          role="combobox"
          aria-expanded="true"
          aria-haspopup="listbox"
          placeholder="A model, a technique, a title, a question…"
        />
      </SearchField>
      <ListBox
        className="palette-list"
        aria-label="Found"
        onAction={key => run(entries.get(String(key)))}
        renderEmptyState={() => <Nothing wanted={wanted} searching={hits.state === 'loading'} />}
      >
        {sections.map(({ title, entries: rows }) => (
          <ListBoxSection key={title} id={title}>
            <Header>{title}</Header>
            {rows.map(entry => (
              <ListBoxItem key={entry.id} id={entry.id} textValue={entry.title} className="palette-item">
                {entry.label === null ? <span className="glyph-space" /> : <Glyph label={entry.label} />}
                <span className="palette-title" dir="auto">
                  {entry.title}
                </span>
                <span className="palette-says">
                  {entry.label === null ? entry.says : (entry.says ?? wordFor(entry.label))}
                </span>
              </ListBoxItem>
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
    </Autocomplete>
  );
}

const listOf = <T,>(resource: Resource<readonly T[]>): readonly T[] =>
  resource.state === 'ready' ? resource.value : [];

function Nothing({ wanted, searching }: { readonly wanted: string; readonly searching: boolean }) {
  if (searching) return <p className="palette-empty">Looking…</p>;
  return <p className="palette-empty">{wanted === '' ? 'Type a name.' : `Nothing is called “${wanted}”.`}</p>;
}
