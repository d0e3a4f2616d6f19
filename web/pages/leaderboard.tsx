/** Every stated score, by metric, the best first, with its sentence. */
import { useState } from 'react';
import { isLessBetter } from '#graph/metrics';
import { nameOf } from '#graph/node-name';
import type { Cell } from '../data/source.ts';
import { isNode } from '../drawer/cells.ts';
import { NodeLink } from '../parts/node-link.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { useResource, useSession } from '../session.ts';
import { PageSection, type SectionProps } from './section.tsx';

interface Score {
  readonly who: Cell;
  readonly value: string;
  readonly number: number;
  readonly paper: Cell;
  readonly year: number | null;
  readonly sentence: string;
}

const SCORES = `MATCH (who)-[s:SCORED]->({id: $id})
OPTIONAL MATCH (p:Paper {id: s.paper})
RETURN who, s.metric AS metric, s.value AS value, s.number AS number, p AS paper, p.year AS year, s.evidence AS sentence
ORDER BY metric, number DESC, year`;

/** Rows of one metric that are shown at first. */
const FIRST_ROWS = 10;

export function Leaderboard({ title, says, page }: SectionProps) {
  const { source } = useSession();
  const loaded = useResource(`scores ${page.node.id}`, async signal => {
    const { rows } = await source.query(SCORES, { id: page.node.id }, signal);
    return byMetric(rows);
  });
  if (loaded.state === 'failed') return <ProblemNote problem={loaded.problem} />;
  if (loaded.state === 'loading' || loaded.value.size === 0) return null;
  return (
    <PageSection title={title} says={says}>
      {[...loaded.value].map(([metric, scores]) => (
        <Board key={metric} metric={metric} scores={scores} />
      ))}
    </PageSection>
  );
}

export function byMetric(rows: readonly (readonly Cell[])[]): ReadonlyMap<string, readonly Score[]> {
  const boards = new Map<string, Score[]>();
  for (const [who = null, metric, value, number, paper = null, year, sentence] of rows) {
    const name = typeof metric === 'string' ? metric : 'no metric named';
    const score = {
      who,
      value: String(value),
      number: Number(number),
      paper,
      year: typeof year === 'number' ? year : null,
      sentence: String(sentence ?? ''),
    };
    boards.set(name, [...(boards.get(name) ?? []), score]);
  }
  for (const [metric, scores] of boards) if (isLessBetter(metric)) scores.sort((a, b) => a.number - b.number);
  return boards;
}

function Board({ metric, scores }: { readonly metric: string; readonly scores: readonly Score[] }) {
  const [all, setAll] = useState(false);
  return (
    <div className="board">
      <h4>
        {metric} <span className="count">{scores.length}</span>
        {isLessBetter(metric) && <small>less is better</small>}
      </h4>
      <ol>
        {(all ? scores : scores.slice(0, FIRST_ROWS)).map((score, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a score is stated as often as it is stated
          <li key={index}>
            <b className="value">{score.value}</b>
            <div>
              <span className="relation-line">
                <CellLink cell={score.who} />
                {score.year !== null && <span className="node-year">{score.year}</span>}
              </span>
              <blockquote dir="auto">{score.sentence}</blockquote>
              {score.paper !== null && nodeIdOf(score.paper) !== nodeIdOf(score.who) && (
                <CellLink cell={score.paper} />
              )}
            </div>
          </li>
        ))}
      </ol>
      {!all && scores.length > FIRST_ROWS && (
        <button type="button" className="more" onClick={() => setAll(true)}>
          Show all {scores.length}
        </button>
      )}
    </div>
  );
}

const nodeIdOf = (cell: Cell): string | null => (isNode(cell) ? cell.id : null);

function CellLink({ cell }: { readonly cell: Cell }) {
  return isNode(cell) ? <NodeLink id={cell.id} label={cell.labels[0] ?? ''} name={nameOf(cell)} /> : null;
}
