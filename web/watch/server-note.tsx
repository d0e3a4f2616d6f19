/** Says that a newer build is there, or that the server is away; goes when that is over. */
import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import type { ServerState } from './use-server-watch.ts';

interface Props {
  readonly state: ServerState;
  readonly show: () => void;
}

export function ServerNote({ state, show }: Props) {
  const [declined, decline] = useState<string | null>(null);
  if (state.is === 'fine' || (state.is === 'newer' && state.build === declined)) return null;
  return (
    <div className="server-note" role="status" data-state={state.is}>
      {state.is === 'newer' ? (
        <>
          <span>A newer build is there.</span>
          <Button kind="strong" onPress={show}>
            Show it
          </Button>
          <Button kind="quiet" onPress={() => decline(state.build)}>
            Not now
          </Button>
        </>
      ) : (
        <span>
          <strong>{state.problem.detail}</strong> What you see stays, and all goes on by itself when it is
          back.
        </span>
      )}
    </div>
  );
}
