/** The Cypher console: write, run, cancel, read. A link brings a query; only the reader runs it. */
import { Play, Square } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { isAbort, type ProblemDetails, problemOf } from '../data/problem.ts';
import type { Table } from '../data/source.ts';
import { Result } from '../drawer/result.tsx';
import { Button } from '../parts/button.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { withAnswers } from '../questions/answers.ts';
import { usePart, useResource, useSession } from '../session.ts';
import { Editor } from './editor.tsx';
import { readPast, rememberQuery } from './past-queries.ts';

type Run =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly cancel: () => void }
  | { readonly state: 'answered'; readonly table: Table }
  | { readonly state: 'failed'; readonly problem: ProblemDetails };

export default function Console() {
  const { store } = useSession();
  const query = usePart(view => view.cypher);
  const { run, start } = useRun();
  const ask = (): void => {
    if (store.view.cypher.trim() !== '') start(store.view.cypher);
  };
  return (
    <div className="console">
      <div className="console-editor">
        <Editor value={query} change={text => store.change('writeCypher', text)} run={ask} />
        <div className="console-bar">
          {run.state === 'running' ? (
            <Button kind="strong" icon={Square} onPress={run.cancel}>
              Cancel
            </Button>
          ) : (
            <Button kind="strong" icon={Play} onPress={ask} isDisabled={query.trim() === ''}>
              Run
            </Button>
          )}
          <kbd>Ctrl+Enter</kbd>
          <Starts choose={text => store.change('writeCypher', text)} />
        </div>
      </div>
      {run.state === 'running' && <Running />}
      {run.state === 'failed' && <ProblemNote problem={run.problem} />}
      {run.state === 'answered' && <Result table={run.table} says="Result of the query" />}
      {run.state === 'none' && (
        <p className="empty">Any read of the graph, in openCypher. Nothing here can change it.</p>
      )}
    </div>
  );
}

function useRun(): { readonly run: Run; start(query: string): void } {
  const { source } = useSession();
  const [run, setRun] = useState<Run>({ state: 'none' });
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);
  const start = (query: string): void => {
    controller.current?.abort();
    const own = new AbortController();
    controller.current = own;
    setRun({ state: 'running', cancel: () => own.abort() });
    source.query(query, {}, own.signal).then(
      table => {
        rememberQuery(query);
        setRun({ state: 'answered', table });
      },
      error => {
        if (controller.current !== own) return;
        setRun(
          isAbort(error) || own.signal.aborted ? cancelled : { state: 'failed', problem: problemOf(error) },
        );
      },
    );
  };
  return { run, start };
}

const cancelled: Run = {
  state: 'failed',
  problem: {
    kind: 'cancelled',
    title: 'Cancelled',
    detail: 'The query was stopped before it had an answer.',
  },
};

/** Said only of what takes long enough to wonder about. */
function Running() {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return slow ? (
    <div className="progress" role="status">
      <span>Running…</span>
    </div>
  ) : null;
}

/** Earlier queries, and the questions as starting points. */
function Starts({ choose }: { choose(query: string): void }) {
  const { source } = useSession();
  const questions = useResource('questions', () => source.questions());
  const past = readPast();
  const starts =
    questions.state === 'ready'
      ? questions.value.map(each => ({ title: each.title, query: withAnswers(each, {}) }))
      : [];
  return (
    <label className="starts">
      Begin with
      <select
        value=""
        onChange={event => {
          const [from, at] = event.target.value.split(' ');
          const query = from === 'past' ? past[Number(at)] : starts[Number(at)]?.query;
          if (query !== undefined) choose(query);
        }}
      >
        <option value="">a question…</option>
        <optgroup label="Questions">
          {starts.map(({ title }, index) => (
            <option key={title} value={`start ${index}`}>
              {title}
            </option>
          ))}
        </optgroup>
        {past.length > 0 && (
          <optgroup label="Run before">
            {past.map((query, index) => (
              <option key={query} value={`past ${index}`}>
                {query.replace(/\s+/gu, ' ').slice(0, 70)}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </label>
  );
}
