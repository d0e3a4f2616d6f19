/** What is seen before there is a graph: that it comes, or why it does not. */
import type { ProblemDetails } from './data/problem.ts';
import { ProblemNote } from './parts/problem.tsx';

interface Props {
  readonly problem?: ProblemDetails;
  readonly retry?: () => void;
}

export function Threshold({ problem, retry }: Props) {
  return (
    <main className="threshold">
      <h1>Herdbook</h1>
      {problem ? (
        <ProblemNote problem={problem} {...(retry ? { retry } : {})} />
      ) : (
        <div className="progress" role="status">
          <span>Fetching the graph…</span>
        </div>
      )}
    </main>
  );
}
