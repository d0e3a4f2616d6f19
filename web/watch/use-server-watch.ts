/** Looks from time to time whether the server still answers, and whether a newer build is there. */
import { useEffect, useState } from 'react';
import { type ProblemDetails, problemOf } from '../data/problem.ts';
import type { DataSource } from '../data/source.ts';

export type ServerState =
  | { readonly is: 'fine' }
  | { readonly is: 'newer'; readonly build: string }
  | { readonly is: 'away'; readonly problem: ProblemDetails };

export interface ServerWatch {
  readonly state: ServerState;
  /** Times that the server was away and came back. */
  readonly comebacks: number;
}

/** Milliseconds between two looks; shorter while nobody answers; and how long an answer may take. */
const CALM = 5_000;
const EAGER = 1_500;
const PATIENCE = 10_000;

const FINE: ServerState = { is: 'fine' };

const slow: ProblemDetails = {
  kind: 'unreachable',
  title: 'The server does not answer',
  detail: 'It takes longer than it should.',
};

/** @param edition what is shown: with another the look begins anew */
export function useServerWatch(source: DataSource, edition: number | null): ServerWatch {
  const [watch, setWatch] = useState<ServerWatch>({ state: FINE, comebacks: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: of another edition nothing is known yet
  useEffect(() => {
    let [timer, ended] = [0, false];
    const note = (state: ServerState): void =>
      setWatch(({ state: was, comebacks }) => ({
        state: sameState(was, state) ? was : state,
        comebacks: comebacks + (was.is === 'away' && state.is !== 'away' ? 1 : 0),
      }));
    const look = async (): Promise<void> => {
      window.clearTimeout(timer);
      // Nobody looks at a page in the background; it looks again as soon as somebody does.
      if (document.visibilityState === 'hidden') return;
      const state = await stateOf(source);
      if (ended) return;
      note(state);
      window.clearTimeout(timer);
      timer = window.setTimeout(look, state.is === 'away' ? EAGER : CALM);
    };
    note(FINE);
    timer = window.setTimeout(look, CALM);
    document.addEventListener('visibilitychange', look);
    return () => {
      ended = true;
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [source, edition]);
  return watch;
}

async function stateOf(source: DataSource): Promise<ServerState> {
  try {
    const build = await source.newerBuild(AbortSignal.timeout(PATIENCE));
    return build === null ? FINE : { is: 'newer', build };
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    return { is: 'away', problem: isLate ? slow : problemOf(error) };
  }
}

function sameState(a: ServerState, b: ServerState): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
