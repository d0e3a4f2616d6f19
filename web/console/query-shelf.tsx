/** Where a query may begin: what was saved, what was run before, and the named questions with their Cypher. */
import { BookMarked, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { Button } from '../parts/button.tsx';
import { queryOf } from '../questions/question-query.ts';
import { useResource, useSession } from '../session.ts';
import { dropQuery, type KeptQuery, lineOf, readQueries } from './kept-queries.ts';

export function QueryShelf() {
  const { source, network, store } = useSession();
  const questions = useResource('questions', () => source.questions());
  const starts = questions.state === 'ready' ? questions.value.map(each => queryOf(each, network)) : [];
  return (
    <DialogTrigger>
      <Button kind="quiet" icon={BookMarked}>
        Begin with…
      </Button>
      <Popover className="suggestions query-shelf" placement="top end">
        <Dialog aria-label="Queries to begin with">
          {({ close }) => (
            <Shelves
              starts={starts}
              choose={query => {
                store.change('beginQuery', query);
                close();
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

interface ShelvesProps {
  readonly starts: readonly KeptQuery[];
  choose(query: KeptQuery): void;
}

function Shelves({ starts, choose }: ShelvesProps) {
  const [saved, setSaved] = useState(() => readQueries('saved'));
  const drop = (name: string): void => {
    dropQuery('saved', name);
    setSaved(readQueries('saved'));
  };
  return (
    <>
      <QueryList title="Saved" queries={saved} choose={choose} drop={drop} />
      <QueryList title="Run before" queries={readQueries('past')} choose={choose} />
      <QueryList title="Questions" queries={starts} choose={choose} />
    </>
  );
}

interface ListProps {
  readonly title: string;
  readonly queries: readonly KeptQuery[];
  choose(query: KeptQuery): void;
  drop?(name: string): void;
}

function QueryList({ title, queries, choose, drop }: ListProps) {
  if (queries.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {queries.map(query => (
          <li key={query.name}>
            <button type="button" className="query-choice" onClick={() => choose(query)}>
              <span>{query.name}</span>
              {query.name !== lineOf(query.cypher) && <code>{lineOf(query.cypher)}</code>}
            </button>
            {drop && (
              <button
                type="button"
                className="query-drop"
                aria-label={`Forget ${query.name}`}
                onClick={() => drop(query.name)}
              >
                <Trash2 size={14} aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
