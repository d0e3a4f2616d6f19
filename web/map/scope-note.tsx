/** Says that the map does not show all, and how to get it back. */
import { usePart, useSession } from '../session.ts';
import { TooLong } from './too-long.tsx';

export function ScopeNote({ shown }: { readonly shown: number }) {
  const { store, network } = useSession();
  const scope = usePart(view => view.scope);
  const says = usePart(view => view.scopeSays);
  if (shown === network.nodeCount) return null;
  const back = (): void => {
    store.change('showAll', null);
    store.change('clearFilters', null);
  };
  return (
    <p className="scope-note" role="status">
      {scope && says !== '' ? `${says}: ` : ''}
      {shown.toLocaleString('en')} of {network.nodeCount.toLocaleString('en')} shown
      <TooLong />
      <button type="button" onClick={back}>
        Show all
      </button>
    </p>
  );
}
