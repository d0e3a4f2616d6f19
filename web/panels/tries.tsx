/** Three things to try, made from what this graph has most of. */
import { ArrowRight } from 'lucide-react';
import type { Label } from '#graph/schema';
import { labelNumber, type Network } from '../data/network.ts';
import { useSession } from '../session.ts';

interface Try {
  readonly label: Label;
  readonly question: string;
  readonly parameter: string;
  says(name: string): string;
}

const tries: readonly Try[] = [
  { label: 'Model', question: 'builds-on', parameter: 'model', says: name => `What builds on ${name}?` },
  {
    label: 'Technique',
    question: 'papers-using',
    parameter: 'technique',
    says: name => `Which papers share ${name}?`,
  },
  {
    label: 'Benchmark',
    question: 'leaderboard',
    parameter: 'benchmark',
    says: name => `Who leads on ${name}?`,
  },
];

/** The node of the label with most edges; of a type of edge, where one is given. */
function greatest({ byDegree, labelOf }: Network, label: Label): number | undefined {
  return byDegree.find(node => labelOf[node] === labelNumber(label));
}

export function Tries() {
  const { network, store } = useSession();
  const rows = tries.flatMap(each => {
    const node = greatest(network, each.label);
    return node === undefined
      ? []
      : [{ ...each, id: network.columns.nodes.id[node]!, name: network.columns.nodes.name[node]! }];
  });
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
