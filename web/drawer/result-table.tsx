/** Rows of a result, as many as there are: only those in sight are in the page. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { nameOf } from '#graph/node-name';
import type { Cell, Table } from '../data/source.ts';
import { phraseOf } from '../panels/words.ts';
import { NodeLink } from '../parts/node-link.tsx';
import { compareCells, isEdgeType, isNode, isPath, textOf } from './cells.ts';

interface Order {
  readonly column: number;
  readonly down: boolean;
}

const ROW = 36;

export function ResultTable({ table, label }: { readonly table: Table; readonly label: string }) {
  const [order, setOrder] = useState<Order | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => sortRows(table.rows, order), [table, order]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const { template, least } = useMemo(() => widths(table), [table]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section ref={scroller} className="table-scroll" tabIndex={0} aria-label={`${label}: rows`}>
      <table
        aria-label={label}
        aria-rowcount={rows.length + 1}
        className="table"
        style={{ '--columns': template, '--least': `${least}px` } as React.CSSProperties}
      >
        <thead>
          <tr aria-rowindex={1} className="table-row table-head">
            {table.columns.map((name, column) => (
              <HeadCell
                key={name}
                name={name}
                order={order?.column === column ? order : null}
                sort={() => setOrder(nextOrder(order, column))}
              />
            ))}
          </tr>
        </thead>
        <tbody className="table-body" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <tr
              aria-rowindex={index + 2}
              key={index}
              ref={virtual.measureElement}
              data-index={index}
              className="table-row"
              style={{ transform: `translateY(${start}px)` }}
            >
              {rows[index]!.map((cell, column) => (
                <td
                  key={table.columns[column]}
                  className={typeof cell === 'number' ? 'cell is-number' : 'cell'}
                >
                  <CellView cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeadProps {
  readonly name: string;
  readonly order: Order | null;
  sort(): void;
}

function HeadCell({ name, order, sort }: HeadProps) {
  const Arrow = order?.down ? ArrowDown : ArrowUp;
  return (
    <th scope="col" className="cell" aria-sort={order ? (order.down ? 'descending' : 'ascending') : 'none'}>
      <button type="button" onClick={sort}>
        {words(name)}
        {order && <Arrow size={13} aria-hidden="true" />}
      </button>
    </th>
  );
}

/** `firstSentence` is read as "first sentence". */
const words = (name: string): string => name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase();

function nextOrder(order: Order | null, column: number): Order | null {
  if (order?.column !== column) return { column, down: false };
  return order.down ? null : { column, down: true };
}

function sortRows(rows: Table['rows'], order: Order | null): Table['rows'] {
  if (!order) return rows;
  const sign = order.down ? -1 : 1;
  return [...rows].sort((a, b) => sign * compareCells(a[order.column]!, b[order.column]!));
}

/** Longer texts get more of the width; every column can still be read on a narrow screen, by scrolling. */
function widths({ columns, rows }: Table): { readonly template: string; readonly least: number } {
  const parts = columns.map((name, column) => {
    const lengths = rows.slice(0, 60).map(row => lengthOf(row[column]!));
    const longest = Math.max(0, ...lengths);
    const head = words(name).length * 7 + 24;
    if (longest > 60) return { least: 220, share: 4 };
    if (longest > 22) return { least: 150, share: 2 };
    return { least: Math.max(head, Math.min(190, longest * 7.6 + 14)), share: 0.4 };
  });
  return {
    template: parts.map(({ least, share }) => `minmax(${Math.round(least)}px, ${share}fr)`).join(' '),
    least: parts.reduce((sum, { least }) => sum + least, 0),
  };
}

/** In letters; the sign before a node's name is as wide as three. */
const lengthOf = (cell: Cell): number => shown(cell).length + (isNode(cell) ? 3 : 0);

/** The name of a relation is shown in words. */
const shown = (cell: Cell): string => {
  const text = textOf(cell);
  return isEdgeType(text) ? phraseOf(text, true) : text;
};

export function CellView({ cell }: { readonly cell: Cell }) {
  if (cell === null) return <span className="null">none</span>;
  if (isNode(cell)) return <NodeLink id={cell.id} label={cell.labels[0] ?? ''} name={nameOf(cell)} />;
  if (isPath(cell))
    return (
      <span className="path">
        {cell.nodes.map(node => (
          <NodeLink key={node.id} id={node.id} label={node.labels[0] ?? ''} name={nameOf(node)} />
        ))}
      </span>
    );
  if (Array.isArray(cell) && cell.some(isNode))
    return cell.map(each => <CellView key={textOf(each)} cell={each} />);
  const text = shown(cell);
  return (
    <span dir="auto" className={text.length > 60 ? 'is-prose' : ''}>
      {text}
    </span>
  );
}
