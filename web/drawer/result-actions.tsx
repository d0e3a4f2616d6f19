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
  // Of a long result the first that is here says enough: all are gathered when they are asked for.
  const isOnMap = useMemo(
    () => table.rows.some(row => nodesIn({ ...table, rows: [row] }).some(id => network.indexOf.has(id))),
    [table, network],
  );
  const gather = (): readonly string[] => nodesIn(table).filter(id => network.indexOf.has(id));
  const save = (ending: string, type: string, text: string): void =>
    saveText(`${fileName(says)}.${ending}`, type, text);
  return (
    <div className="result-actions">
      {isOnMap && <OnTheMap gather={gather} says={says} />}
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

interface OnTheMapProps {
  readonly gather: () => readonly string[];
  readonly says: string;
}

function OnTheMap({ gather, says }: OnTheMapProps) {
  const { store, network, map } = useSession();
  const scoped = usePart(view => view.scope !== null);
  const look = (ids: readonly string[]): void => map.current?.fit(ids.map(id => network.indexOf.get(id)!));
  return (
    <>
      <Button
        kind="quiet"
        icon={Highlighter}
        onPress={() => {
          const ids = gather();
          store.change('gather', ids);
          look(ids);
        }}
      >
        Mark on the map
      </Button>
      <Button
        kind="quiet"
        icon={FocusIcon}
        onPress={() => {
          const ids = gather();
          store.change('limitTo', { ids, says });
          look(ids);
        }}
      >
        Only these
      </Button>
      {scoped && (
        <Button kind="quiet" icon={Plus} onPress={() => store.change('addToScope', gather())}>
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
