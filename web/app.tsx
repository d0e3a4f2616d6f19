/** The page: fetches the graph, then shows it, and again when it is told that there is another; says what is wrong where it cannot. */
import { useCallback, useEffect, useState } from 'react';
import { buildNetwork, type Network } from './data/network.ts';
import type { DataSource } from './data/source.ts';
import { Explorer } from './explorer.tsx';
import { useGround } from './ground.ts';
import { ProblemNote } from './parts/problem.tsx';
import { useResource } from './session.ts';
import { Threshold } from './threshold.tsx';
import { ServerNote } from './watch/server-note.tsx';
import { useServerWatch } from './watch/use-server-watch.ts';

/** A graph as it was fetched; another fetch is another edition. */
interface Fetched {
  readonly network: Network;
  readonly edition: number;
}

export function App({ source }: { readonly source: DataSource }) {
  const [wanted, setWanted] = useState(0);
  const reload = useCallback(() => setWanted(edition => edition + 1), []);
  const [ground, switchGround] = useGround();
  const [shown, setShown] = useState<Fetched | null>(null);
  const fetched = useResource<Fetched>(`graph ${wanted}`, async signal => ({
    network: buildNetwork(await source.graph(signal)),
    edition: wanted,
  }));
  // What is shown stays until the next is there.
  if (fetched.state === 'ready' && fetched.value !== shown) setShown(fetched.value);
  const { state, comebacks } = useServerWatch(source, shown?.edition ?? null);
  const failed = fetched.state === 'failed';
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the server is back
  useEffect(() => {
    if (comebacks > 0 && failed) reload();
  }, [comebacks]);
  if (shown)
    return (
      <>
        <Explorer
          {...shown}
          source={source}
          ground={ground}
          switchGround={switchGround}
          reload={reload}
          comebacks={comebacks}
        />
        <ServerNote state={state} show={reload} />
        {fetched.state === 'failed' && (
          <div className="reload-problem">
            <ProblemNote problem={fetched.problem} retry={reload} />
          </div>
        )}
      </>
    );
  return fetched.state === 'failed' ? <Threshold problem={fetched.problem} retry={reload} /> : <Threshold />;
}
