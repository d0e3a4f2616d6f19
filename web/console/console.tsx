/** The Cypher console: write, run, cancel, read. A link brings a query; only the reader runs it. */
import { Gauge, ListTree, Play, Square } from 'lucide-react';
import { Result } from '../drawer/result.tsx';
import { Button } from '../parts/button.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { Progress } from '../parts/progress.tsx';
import { usePart, useSession } from '../session.ts';
import { Editor } from './editor.tsx';
import { keepQuery, lineOf } from './kept-queries.ts';
import { ParameterFields } from './parameter-fields.tsx';
import { valuesFor } from './query-parameters.ts';
import { QueryShelf } from './query-shelf.tsx';
import { SaveQuery } from './save-query.tsx';
import { useRun } from './use-run.ts';

export default function Console() {
  const { store } = useSession();
  const query = usePart(view => view.cypher);
  const { run, start } = useRun();
  const ask = (before = ''): void => {
    const { cypher, parameters } = store.view;
    if (cypher.trim() === '') return;
    if (before === '') keepQuery('past', { name: lineOf(cypher), cypher, parameters });
    start(
      before + cypher.replace(/^\s*(?:EXPLAIN|PROFILE)\b/iu, found => (before ? '' : found)),
      valuesFor(cypher, parameters),
    );
  };
  const empty = query.trim() === '';
  return (
    <div className="console">
      <div className="console-editor">
        <Editor value={query} change={text => store.change('writeCypher', text)} run={ask} />
        <ParameterFields />
        <div className="console-bar">
          {run.state === 'running' ? (
            <Button kind="strong" icon={Square} onPress={run.cancel}>
              Cancel
            </Button>
          ) : (
            <Button kind="strong" icon={Play} onPress={() => ask()} isDisabled={empty}>
              Run
            </Button>
          )}
          <kbd>Ctrl+Enter</kbd>
          <Button kind="quiet" icon={ListTree} onPress={() => ask('EXPLAIN ')} isDisabled={empty}>
            Explain
          </Button>
          <Button kind="quiet" icon={Gauge} onPress={() => ask('PROFILE ')} isDisabled={empty}>
            Profile
          </Button>
          <span className="console-shelves">
            <SaveQuery />
            <QueryShelf />
          </span>
        </div>
      </div>
      {run.state === 'running' && <Progress says="Running…" />}
      {run.state === 'failed' && <ProblemNote problem={run.problem} />}
      {run.state === 'answered' && <Result table={run.table} says="Result of the query" />}
      {run.state === 'none' && (
        <p className="empty">Any read of the graph, in openCypher. Nothing here can change it.</p>
      )}
    </div>
  );
}
