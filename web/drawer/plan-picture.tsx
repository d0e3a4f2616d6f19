/** A plan as a picture: rows flow from the right to the left, a thicker line for more of them, a fuller bar for more time. */

import { mostOf, type PlanNode, planOf } from './plan.ts';
import type { ViewProps } from './result-view.ts';

export default function PlanPicture({ table }: ViewProps) {
  const plan = planOf(table);
  if (!plan) return <p className="empty">There is no plan.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="plan" aria-label="Plan of the query" tabIndex={0}>
      <ul>
        <Step node={plan} mostRows={mostOf(plan, 'rows')} mostMs={mostOf(plan, 'ms')} />
      </ul>
    </section>
  );
}

interface StepProps {
  readonly node: PlanNode;
  readonly mostRows: number;
  readonly mostMs: number;
}

function Step({ node, mostRows, mostMs }: StepProps) {
  const { operator, detail, rows, ms, sources } = node;
  const flow = rows === null ? 0.15 : Math.log1p(rows) / Math.log1p(mostRows);
  const style = { '--flow': flow, '--time': ms === null ? 0 : ms / mostMs } as React.CSSProperties;
  return (
    <li style={style}>
      <div className="plan-step">
        <strong>{wordsOf(operator)}</strong>
        {detail !== '' && <code>{detail}</code>}
        {rows !== null && (
          <span>
            {rows.toLocaleString('en')} {rows === 1 ? 'row' : 'rows'}
            {ms !== null && <> · {ms < 10 ? ms.toFixed(2) : Math.round(ms).toLocaleString('en')} ms</>}
          </span>
        )}
        {ms !== null && <i className="plan-time" aria-hidden="true" />}
      </div>
      {sources.length > 0 && (
        <ul>
          {sources.map((source, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a plan's steps do not move
            <Step key={`${index} ${source.operator}`} node={source} mostRows={mostRows} mostMs={mostMs} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** `NodeByLabelScan` reads as "Node by label scan". */
const wordsOf = (operator: string): string =>
  operator.replace(/(\p{Ll})(\p{Lu})/gu, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
