/** A result as JSON, an object a row. */
import { useMemo } from 'react';
import type { Table } from '../data/source.ts';
import type { ViewProps } from './result-view.ts';

export const asObjects = ({ columns, rows }: Table): object[] =>
  rows.map(row => Object.fromEntries(columns.map((name, index) => [name, row[index]])));

/** So much is laid out as text; the file holds all. */
const MOST_ROWS = 200;

export function ResultJson({ table, label }: ViewProps) {
  const text = useMemo(
    () => JSON.stringify(asObjects({ ...table, rows: table.rows.slice(0, MOST_ROWS) }), null, 2),
    [table],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="table-scroll" tabIndex={0} aria-label={`${label}, as JSON`}>
      {table.rows.length > MOST_ROWS && (
        <p className="cut">
          Shown are the first {MOST_ROWS} rows of {table.rows.length.toLocaleString('en')}; the file has all.
        </p>
      )}
      <pre className="json">{text}</pre>
    </section>
  );
}
