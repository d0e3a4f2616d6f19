/** The map as a table: the same nodes under the same filters, always in step. */
import { useMemo } from 'react';
import type { Cell, Table } from '../data/source.ts';
import { wordFor } from '../parts/glyph.tsx';
import { usePart, useSession } from '../session.ts';
import { visibleIn } from '../state/visible.ts';
import { Result } from './result.tsx';

export function NodeTable() {
  const { network } = useSession();
  const filters = usePart(view => view.filters);
  const scope = usePart(view => view.scope);
  const hidden = usePart(view => view.hidden);
  const table = useMemo<Table>(() => {
    const { nodes } = visibleIn(network, { filters, scope, hidden });
    const { id, label, name, year, community } = network.columns.nodes;
    const rows = [...network.byDegree]
      .filter(node => nodes[node] === 1)
      .map((node): Cell[] => [
        {
          kind: 'node',
          id: id[node]!,
          labels: [label[node]!],
          properties: { name: name[node]!, title: name[node]! },
        },
        wordFor(label[node]!),
        year[node] ?? null,
        network.degree[node]!,
        community[node]!,
      ]);
    return { columns: ['name', 'type', 'year', 'lines', 'community'], rows, cut: null, elapsedMs: 0 };
  }, [network, filters, scope, hidden]);
  return <Result table={table} says="What the map shows" />;
}
