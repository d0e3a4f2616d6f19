/** What can be done with a result: shown on the map, or saved. */
import { Download, Focus as FocusIcon, Highlighter, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { saveText } from '../data/save.ts';
import type { Table } from '../data/source.ts';
import { Button } from '../parts/button.tsx';
import { usePart, useSession } from '../session.ts';
import { nodesIn, toCsv } from './cells.ts';
import { asObjects } from './result-json.tsx';

interface Props {
  readonly table: Table;
  readonly says: string;
}

export function ResultActions({ table, says }: Props) {
  const { network } = useSession();
  const ids = useMemo(() => nodesIn(table).filter(id => network.indexOf.has(id)), [table, network]);
  const save = (ending: string, type: string, text: string): void =>
    saveText(`${fileName(says)}.${ending}`, type, text);
  return (
    <div className="result-actions">
      {ids.length > 0 && <OnTheMap ids={ids} says={says} />}
      <Button kind="quiet" icon={Download} onPress={() => save('csv', 'text/csv', toCsv(table))}>
        CSV
      </Button>
      <Button
        kind="quiet"
        icon={Download}
        onPress={() => save('json', 'application/json', JSON.stringify(asObjects(table), null, 2))}
      >
        JSON
      </Button>
    </div>
  );
}

function OnTheMap({ ids, says }: { readonly ids: readonly string[]; readonly says: string }) {
  const { store, network, map } = useSession();
  const scoped = usePart(view => view.scope !== null);
  const look = (): void => map.current?.fit(ids.map(id => network.indexOf.get(id)!));
  return (
    <>
      <Button
        kind="quiet"
        icon={Highlighter}
        onPress={() => {
          store.change('gather', ids);
          look();
        }}
      >
        Mark on the map
      </Button>
      <Button
        kind="quiet"
        icon={FocusIcon}
        onPress={() => {
          store.change('limitTo', { ids, says });
          look();
        }}
      >
        Only these
      </Button>
      {scoped && (
        <Button kind="quiet" icon={Plus} onPress={() => store.change('addToScope', ids)}>
          Add to the map
        </Button>
      )}
    </>
  );
}

function fileName(says: string): string {
  return (
    says
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/gu, '')
      .slice(0, 60) || 'result'
  );
}
