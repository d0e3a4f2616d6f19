/** Saves the query under a name. */
import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { Button } from '../parts/button.tsx';
import { usePart, useSession } from '../session.ts';
import { keepQuery } from './kept-queries.ts';

export function SaveQuery() {
  const empty = usePart(view => view.cypher.trim() === '');
  return (
    <DialogTrigger>
      <Button kind="quiet" icon={Bookmark} isDisabled={empty}>
        Save…
      </Button>
      <Popover className="suggestions save-query" placement="top end">
        <Dialog aria-label="Save the query">{({ close }) => <SaveForm close={close} />}</Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function SaveForm({ close }: { readonly close: () => void }) {
  const { store, announce } = useSession();
  const [name, setName] = useState('');
  const save = (): void => {
    const { cypher, parameters } = store.view;
    keepQuery('saved', { name: name.trim(), cypher, parameters });
    announce(`Saved: ${name.trim()}.`);
    close();
  };
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        if (name.trim() !== '') save();
      }}
    >
      <label className="field">
        A name for it; one of the same name is replaced
        {/* biome-ignore lint/a11y/noAutofocus: the form was just asked for, and has this one field */}
        <input autoFocus value={name} onChange={event => setName(event.target.value)} />
      </label>
      <Button kind="strong" type="submit" isDisabled={name.trim() === ''}>
        Save
      </Button>
    </form>
  );
}
