/** What can be done with a node, and what can be asked about it. */
import { ArrowRight, EyeOff, Pin, Route } from 'lucide-react';
import type { ReactNode } from 'react';
import type { GraphNode } from '#graph/facts';
import { nameOf } from '#graph/node-name';
import type { Question } from '#graph/questions';
import { nodeTypes } from '#graph/schema';
import { CorrectButton } from '../corrections/correct-button.tsx';
import { offersForNode } from '../corrections/offers.ts';
import type { NodePage } from '../data/source.ts';
import { Button } from '../parts/button.tsx';
import { usePart, useSession } from '../session.ts';
import { AroundMenu } from './around-menu.tsx';

interface ActionsProps {
  readonly page: NodePage;
  readonly questions: readonly Question[];
  readonly children: ReactNode;
}

export function NodeActions({ page: { node }, questions, children }: ActionsProps) {
  const { store, network } = useSession();
  const index = network.indexOf.get(node.id);
  const pinned = usePart(view => view.filters.pinned.includes(node.id));
  return (
    <>
      <div className="actions">
        {children}
        {index !== undefined && <AroundMenu node={index} />}
        <Button
          icon={Route}
          onPress={() => store.change('askQuestion', { question: 'path', answers: { from: node.id } })}
        >
          Path to…
        </Button>
        <Button icon={Pin} aria-pressed={pinned} onPress={() => store.change('togglePin', node.id)}>
          {pinned ? 'Pinned' : 'Pin'}
        </Button>
        <Button icon={EyeOff} onPress={() => store.change('hide', [node.id])}>
          Hide
        </Button>
        <CorrectButton name={nameOf(node)} offers={offersForNode(node)} />
      </div>
      <Asks node={node} questions={questions} />
    </>
  );
}

function Asks({ node, questions }: { readonly node: GraphNode; readonly questions: readonly Question[] }) {
  const { store } = useSession();
  const fitting = questionsFor(questions, node.labels);
  if (fitting.length === 0) return null;
  return (
    <ul className="asks">
      {fitting.map(({ question: { name, title }, parameter }) => (
        <li key={name}>
          <button
            type="button"
            onClick={() => store.change('askQuestion', { question: name, answers: { [parameter]: node.id } })}
          >
            {ofIt(title)}
            <ArrowRight size={14} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}

const ONE = new RegExp(`\\ba (?:${nodeTypes.map(({ words }) => words.one).join('|')})$`, 'u');

/** "What builds on a model", asked of one: "What builds on it". */
export const ofIt = (title: string): string => title.replace(ONE, 'it');

/** Questions that ask about one node of this type and nothing else. */
export function questionsFor(
  questions: readonly Question[],
  labels: readonly string[],
): readonly { readonly question: Question; readonly parameter: string }[] {
  return questions.flatMap(question => {
    const [only, ...others] = question.parameters.filter(({ required }) => required);
    const asks =
      only?.kind === 'node' &&
      others.length === 0 &&
      (only.labels ?? []).some(label => labels.includes(label));
    return asks && (only.labels ?? []).length < 5 ? [{ question, parameter: only.name }] : [];
  });
}
