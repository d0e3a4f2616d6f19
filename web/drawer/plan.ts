/** A query's plan as a tree: EXPLAIN and PROFILE answer with rows, the last operator first. */
import type { Table } from '../data/source.ts';

export interface PlanNode {
  readonly operator: string;
  readonly detail: string;
  /** Counted by PROFILE alone. */
  readonly rows: number | null;
  readonly ms: number | null;
  /** What it takes its rows from: the one before it first, then plans within the plan. */
  readonly sources: readonly PlanNode[];
}

export const isPlan = ({ columns }: Table): boolean => columns[0] === 'operator' && columns[1] === 'detail';

interface Line extends Omit<PlanNode, 'sources'> {
  readonly depth: number;
}

/** Null where there are no rows. Below an operator stand first the deeper plans that it takes in, then the one before it. */
export function planOf({ rows }: Table): PlanNode | null {
  const lines = rows.map(([operator, detail, count = null, ms = null]): Line => {
    const text = String(operator);
    const own = text.trimStart();
    const number = (cell: unknown): number | null => (typeof cell === 'number' ? cell : null);
    return {
      operator: own,
      detail: String(detail ?? ''),
      rows: number(count),
      ms: number(ms),
      depth: (text.length - own.length) / 2,
    };
  });
  let at = 0;
  const read = (): PlanNode | null => {
    const line = lines[at];
    if (!line) return null;
    at += 1;
    const inner: PlanNode[] = [];
    while ((lines[at]?.depth ?? -1) > line.depth) inner.push(read()!);
    const before = lines[at]?.depth === line.depth ? read() : null;
    const { depth: _, ...own } = line;
    return { ...own, sources: [...(before ? [before] : []), ...inner] };
  };
  return read();
}

/** The greatest of a count over the whole plan, at least 1. */
export function mostOf(plan: PlanNode, count: 'rows' | 'ms'): number {
  return plan.sources.reduce((most, source) => Math.max(most, mostOf(source, count)), plan[count] ?? 1);
}
