/** Three things to try, made from what this graph has most of. */
import { ArrowRight } from 'lucide-react';
import { useMemo } from 'react';
import type { EdgeType, Label } from '#graph/schema';
import { labelNumber, type Network, typeNumber } from '../data/network.ts';
import { useSession } from '../session.ts';

interface Try {
  readonly label: Label;
  /** The relation that the question is about: the node with most of it is the example. */
  readonly by: EdgeType;
  readonly question: string;
  readonly parameter: string;
  says(name: string): string;
}

const tries: readonly Try[] = [
  {
    label: 'Model',
    by: 'BUILDS_ON',
    question: 'builds-on',
    parameter: 'model',
    says: name => `What builds on ${name}?`,
  },
  {
    label: 'Technique',
    by: 'USES_TECHNIQUE',
    question: 'papers-using',
    parameter: 'technique',
    says: name => `Which papers share ${name}?`,
  },
  {
    label: 'Benchmark',
    by: 'SCORED',
    question: 'leaderboard',
    parameter: 'benchmark',
    says: name => `Who leads on ${name}?`,
  },
];

/** The node of the label that most edges of the type reach. */
function greatest(
  { byDegree, labelOf, columns, typeOf }: Network,
  label: Label,
  by: EdgeType,
): number | undefined {
  const reached = new Map<number, number>();
  columns.edges.target.forEach((target, edge) => {
    if (typeOf[edge] === typeNumber(by)) reached.set(target, (reached.get(target) ?? 0) + 1);
  });
  const fitting = byDegree.filter(node => labelOf[node] === labelNumber(label) && reached.has(node));
  return fitting.length === 0
    ? undefined
    : fitting.reduce((a, b) => (reached.get(b)! > reached.get(a)! ? b : a));
}

export function Tries() {
  const { network, store } = useSession();
  const rows = useMemo(
    () =>
      tries.flatMap(each => {
        const node = greatest(network, each.label, each.by);
        return node === undefined
          ? []
          : [{ ...each, id: network.columns.nodes.id[node]!, name: network.columns.nodes.name[node]! }];
      }),
    [network],
  );
  if (rows.length === 0) return null;
  return (
    <section className="tries" aria-labelledby="tries-heading">
      <h2 id="tries-heading">To begin with</h2>
      <ul>
        {rows.map(({ question, parameter, id, name, says }) => (
          <li key={question}>
            <button
              type="button"
              onClick={() => store.change('askQuestion', { question, answers: { [parameter]: id } })}
            >
              {says(name)}
              <ArrowRight size={14} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
