/** The corrections that speak of a node, each with who, when and why, and a way to take it back. */
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { type ProblemDetails, problemOf } from '../data/problem.ts';
import type { Corrections, KeptCorrection } from '../data/source.ts';
import { Button } from '../parts/button.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { useResource, useSession } from '../session.ts';

export function NodeCorrections({ id, name }: { readonly id: string; readonly name: string }) {
  const { corrections } = useSession();
  return corrections && <Kept desk={corrections} id={id} name={name} />;
}

interface Props {
  readonly desk: Corrections;
  readonly id: string;
  readonly name: string;
}

function Kept({ desk, id, name }: Props) {
  const kept = useResource('corrections', () => desk.list());
  if (kept.state !== 'ready') return null;
  const about = kept.value.filter(one => one.do !== 'undo' && speaksOf(one, id, name));
  if (about.length === 0) return null;
  return (
    <section aria-label="Corrections">
      <h3 className="section">Corrected by readers</h3>
      <ul className="corrections">
        {about.map(one => (
          <KeptRow key={one.id} desk={desk} kept={one} />
        ))}
      </ul>
    </section>
  );
}

/** By its id, as a part of an edge's id, or by its name. */
function speaksOf(
  { node, into, paper, start, end, edge, papers, name }: KeptCorrection,
  id: string,
  own: string,
): boolean {
  return (
    [node, into, paper, start, end].includes(id) ||
    (typeof edge === 'string' && edge.split('|').includes(id)) ||
    (Array.isArray(papers) && papers.includes(id)) ||
    name === own
  );
}

function KeptRow({ desk, kept }: { readonly desk: Corrections; readonly kept: KeptCorrection }) {
  const { reload, announce } = useSession();
  const [problem, setProblem] = useState<ProblemDetails | null>(null);
  const undo = async (): Promise<void> => {
    try {
      await desk.keep({ do: 'undo', correction: kept.id, why: 'taken back in the explorer' });
      announce(`Taken back: ${kept.says}.`);
      reload();
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  const signed = [kept.why, kept.who, kept.when.slice(0, 10)].filter(part => part !== '').join(' · ');
  return (
    <li data-state={kept.state}>
      <p dir="auto">{kept.says}</p>
      <p className="correction-signed">
        {signed}
        {stateWords[kept.state]}
      </p>
      {kept.state !== 'undone' && (
        <Button kind="quiet" icon={Undo2} onPress={undo}>
          Take back
        </Button>
      )}
      {problem && <ProblemNote problem={problem} />}
    </li>
  );
}

const stateWords: Readonly<Record<KeptCorrection['state'], string>> = {
  applied: '',
  stands: ' · built into the graph',
  idle: ' · applies no longer',
  undone: ' · taken back',
};
