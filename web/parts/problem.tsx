/** What went wrong and what to do, in the page. */
import { CircleAlert } from 'lucide-react';
import type { ProblemDetails } from '../data/problem.ts';
import { Button } from './button.tsx';

export function ProblemNote({
  problem,
  retry,
}: {
  readonly problem: ProblemDetails;
  readonly retry?: () => void;
}) {
  const { title, detail, hint, caret } = problem;
  return (
    <div className="problem" role="alert">
      <CircleAlert size={18} aria-hidden="true" />
      <div>
        <strong>{title}</strong>
        <p>{detail}</p>
        {caret && <pre className="caret">{caret}</pre>}
        {hint && <p className="hint">{hint}</p>}
        {retry && <Button onPress={retry}>Try again</Button>}
      </div>
    </div>
  );
}
