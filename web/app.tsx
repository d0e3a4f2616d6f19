/** The page: fetches the graph, then shows it; says what is wrong where it cannot. */
import { useMemo, useState } from 'react';
import { buildNetwork } from './data/network.ts';
import type { DataSource } from './data/source.ts';
import { Explorer } from './explorer.tsx';
import { useGround } from './ground.ts';
import { ProblemNote } from './parts/problem.tsx';
import { useResource } from './session.ts';

export function App({ source }: { readonly source: DataSource }) {
  const [attempt, setAttempt] = useState(0);
  const [ground, switchGround] = useGround();
  const columns = useResource(`graph ${attempt}`, signal => source.graph(signal));
  const network = useMemo(() => (columns.state === 'ready' ? buildNetwork(columns.value) : null), [columns]);
  if (network)
    return <Explorer source={source} network={network} ground={ground} switchGround={switchGround} />;
  return (
    <main className="threshold">
      <h1>Herdbook</h1>
      {columns.state === 'failed' ? (
        <ProblemNote problem={columns.problem} retry={() => setAttempt(attempt + 1)} />
      ) : (
        <div className="progress" role="status">
          <span>Fetching the graph…</span>
        </div>
      )}
    </main>
  );
}
