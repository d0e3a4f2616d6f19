/** What every way of looking at a result is given. */
import type { Table } from '../data/source.ts';

export interface ViewProps {
  readonly table: Table;
  readonly label: string;
}
