/** The answer to a question or query: how much came, what was cut, what can be done with it, and the rows. */
import { Download, Focus as FocusIcon, Highlighter, Plus } from 'lucide-react';
import { saveText } from '../data/save.ts';
import type { Table } from '../data/source.ts';
import { count } from '../panels/words.ts';
import { Button } from '../parts/button.tsx';
import { usePart, useSession } from '../session.ts';
import { nodesIn, toCsv } from './cells.ts';
import { ResultTable } from './result-table.tsx';

interface Props {
  readonly table: Table;
  /** What it is, in words: names the scope and the file. */
  readonly says: string;
}

export function Result({ table, says }: Props) {
  const { cut, notices = [], rows, elapsedMs } = table;
  return (
    <div className="result">
      <div className="result-bar">
        <p role="status">
          {count(rows.length, { one: 'row', many: 'rows' })} in{' '}
          {Math.max(1, Math.round(elapsedMs)).toLocaleString('en')} ms
        </p>
        <ResultActions table={table} says={says} />
      </div>
      {cut && (
        <p className="cut" role="status">
          {cut.message}
        </p>
      )}
      {notices.map(notice => (
        <p key={notice} className="cut">
          {notice}
        </p>
      ))}
      {rows.length === 0 ? (
        <p className="empty">Nothing was found.</p>
      ) : (
        <ResultTable table={table} label={says} />
      )}
    </div>
  );
}

function ResultActions({ table, says }: Props) {
  const { store, network, map } = useSession();
  const scoped = usePart(view => view.scope !== null);
  const ids = nodesIn(table).filter(id => network.indexOf.has(id));
  const nodes = ids.map(id => network.indexOf.get(id)!);
  return (
    <div className="result-actions">
      {ids.length > 0 && (
        <>
          <Button
            kind="quiet"
            icon={Highlighter}
            onPress={() => {
              store.change('gather', ids);
              map.current?.fit(nodes);
            }}
          >
            Mark on the map
          </Button>
          <Button
            kind="quiet"
            icon={FocusIcon}
            onPress={() => {
              store.change('limitTo', { ids, says });
              map.current?.fit(nodes);
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
      )}
      <Button
        kind="quiet"
        icon={Download}
        onPress={() => saveText(`${fileName(says)}.csv`, 'text/csv', toCsv(table))}
      >
        CSV
      </Button>
      <Button
        kind="quiet"
        icon={Download}
        onPress={() =>
          saveText(`${fileName(says)}.json`, 'application/json', JSON.stringify(asObjects(table), null, 2))
        }
      >
        JSON
      </Button>
    </div>
  );
}

const asObjects = ({ columns, rows }: Table): object[] =>
  rows.map(row => Object.fromEntries(columns.map((name, index) => [name, row[index]])));

function fileName(says: string): string {
  return (
    says
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/gu, '')
      .slice(0, 60) || 'result'
  );
}
