/** The ways in which a result can be looked at, as one table; those that fit it are offered. */
import { lazy } from 'react';
import type { Table } from '../data/source.ts';
import { hasNodes, hasPaths } from './cells.ts';
import { isPlan } from './plan.ts';
import { ResultJson } from './result-json.tsx';
import { ResultTable } from './result-table.tsx';
import type { ViewProps } from './result-view.ts';
import { Ways } from './ways.tsx';

/** What brings a layout along comes when it is looked at. */
const ResultGraph = lazy(() => import('./result-graph.tsx'));
const PlanPicture = lazy(() => import('./plan-picture.tsx'));

interface ResultView {
  readonly title: string;
  fits(table: Table): boolean;
  readonly Content: React.ComponentType<ViewProps>;
}

/** The first that fits is shown at first. */
const views: readonly ResultView[] = [
  { title: 'Plan', fits: isPlan, Content: PlanPicture },
  { title: 'Ways', fits: hasPaths, Content: Ways },
  { title: 'Table', fits: () => true, Content: ResultTable },
  { title: 'Graph', fits: hasNodes, Content: ResultGraph },
  { title: 'JSON', fits: () => true, Content: ResultJson },
];

export const viewsOf = (table: Table): readonly ResultView[] => views.filter(({ fits }) => fits(table));
