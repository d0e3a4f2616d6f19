/** The answer to a question or query: how much came, what was cut, what can be done with it, and the ways to look at it. */
import { Suspense, useMemo } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import type { Table } from '../data/source.ts';
import { count } from '../panels/words.ts';
import { Progress } from '../parts/progress.tsx';
import { ResultActions } from './result-actions.tsx';
import { viewsOf } from './result-views.tsx';

interface Props {
  readonly table: Table;
  /** What it is, in words: names the scope and the file. */
  readonly says: string;
}

export function Result({ table, says }: Props) {
  const { cut, notices = [], rows, elapsedMs } = table;
  const views = useMemo(() => viewsOf(table), [table]);
  return (
    <Tabs className="result" key={views.map(({ title }) => title).join()}>
      <div className="result-bar">
        <TabList aria-label="Looked at as" className="result-tabs">
          {views.map(({ title }) => (
            <Tab key={title} id={title}>
              {title}
            </Tab>
          ))}
        </TabList>
        <p role="status">
          {count(rows.length, { one: 'row', many: 'rows' })}
          {elapsedMs > 0 && ` in ${Math.max(1, Math.round(elapsedMs)).toLocaleString('en')} ms`}
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
        views.map(({ title, Content }) => (
          <TabPanel key={title} id={title} className="result-panel">
            <Suspense fallback={<Progress says="Drawing…" />}>
              <Content table={table} label={says} />
            </Suspense>
          </TabPanel>
        ))
      )}
    </Tabs>
  );
}
