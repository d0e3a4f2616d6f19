/** Running a query: one at a time, and it can be stopped. */
import { useEffect, useRef, useState } from 'react';
import { cancelled, isAbort, type ProblemDetails, problemOf } from '../data/problem.ts';
import type { Table, Values } from '../data/source.ts';
import { useSession } from '../session.ts';

export type Run =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly cancel: () => void }
  | { readonly state: 'answered'; readonly table: Table }
  | { readonly state: 'failed'; readonly problem: ProblemDetails };

export function useRun(): { readonly run: Run; start(query: string, values: Values): void } {
  const { source } = useSession();
  const [run, setRun] = useState<Run>({ state: 'none' });
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);
  const start = (query: string, values: Values): void => {
    controller.current?.abort();
    const own = new AbortController();
    controller.current = own;
    setRun({ state: 'running', cancel: () => own.abort() });
    source.query(query, values, own.signal).then(
      table => {
        if (controller.current === own) setRun({ state: 'answered', table });
      },
      error => {
        if (controller.current !== own) return;
        const stopped = isAbort(error) || own.signal.aborted;
        setRun({ state: 'failed', problem: stopped ? cancelled : problemOf(error) });
      },
    );
  };
  return { run, start };
}
