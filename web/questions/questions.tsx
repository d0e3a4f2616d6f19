/** The named questions as forms: choose one, name what it asks about, read the answer. */
import { useEffect, useRef, useState } from 'react';
import type { Question, QuestionParameter } from '#graph/questions';
import { cancelled, isAbort, type ProblemDetails, problemOf } from '../data/problem.ts';
import type { Table } from '../data/source.ts';
import { Result } from '../drawer/result.tsx';
import { Button } from '../parts/button.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { Progress } from '../parts/progress.tsx';
import { usePart, useResource, useSession } from '../session.ts';

import { NodeField } from './node-field.tsx';
import { queryOf } from './question-query.ts';

export function Questions() {
  const { source, store } = useSession();
  const loaded = useResource('questions', () => source.questions());
  const asked = usePart(view => view.question);
  if (loaded.state === 'loading') return <p className="loading">Reading…</p>;
  if (loaded.state === 'failed') return <ProblemNote problem={loaded.problem} />;
  const questions = loaded.value;
  const question = questions.find(each => each.name === asked) ?? questions[0];
  if (!question) return <p className="empty">This graph has no questions.</p>;
  return (
    <div className="questions">
      <nav aria-label="Questions" className="question-list">
        <ul>
          {questions.map(({ name, title }) => (
            <li key={name}>
              <button
                type="button"
                aria-current={name === question.name}
                onClick={() => store.change('askQuestion', { question: name, answers: {} })}
              >
                {title}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <div className="question">
        <select
          className="question-choice"
          aria-label="Question"
          value={question.name}
          onChange={event => store.change('askQuestion', { question: event.target.value, answers: {} })}
        >
          {questions.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
        <QuestionForm key={question.name} question={question} />
      </div>
    </div>
  );
}

const isFilled = (question: Question, answers: Readonly<Record<string, string>>): boolean =>
  question.parameters.every(({ name, required }) => !required || (answers[name] ?? '') !== '');

type Answer =
  | { readonly state: 'none' | 'asking' }
  | { readonly state: 'answered'; readonly table: Table }
  | { readonly state: 'failed'; readonly problem: ProblemDetails };

function QuestionForm({ question }: { readonly question: Question }) {
  const { store, network } = useSession();
  const answers = usePart(view => (view.question === question.name ? view.answers : none));
  const [drafts, setDrafts] = useState(answers);
  useEffect(() => setDrafts(answers), [answers]);
  const { answer, cancel } = useAnswer(question, answers);
  const ask = (given: Readonly<Record<string, string>>): void =>
    store.change('askQuestion', { question: question.name, answers: given });
  return (
    <>
      <form
        className="question-form"
        onSubmit={event => {
          event.preventDefault();
          ask(drafts);
        }}
      >
        <p className="question-says">{question.says}</p>
        <div className="question-fields">
          {question.parameters.map(parameter => (
            <ParameterField
              key={parameter.name}
              parameter={parameter}
              value={drafts[parameter.name] ?? ''}
              change={value => setDrafts({ ...drafts, [parameter.name]: value })}
              choose={value => ask({ ...drafts, [parameter.name]: value })}
            />
          ))}
          <Button kind="strong" type="submit" isDisabled={!isFilled(question, drafts)}>
            Ask
          </Button>
          <Button
            kind="quiet"
            onPress={() => store.change('beginQuery', queryOf(question, network, answers))}
          >
            See its Cypher
          </Button>
        </div>
      </form>
      {answer.state === 'asking' && <Progress says="Asking…" cancel={cancel} />}
      {answer.state === 'failed' && <ProblemNote problem={answer.problem} />}
      {answer.state === 'answered' && <Result table={answer.table} says={question.title} />}
    </>
  );
}

const none: Readonly<Record<string, string>> = {};

function useAnswer(
  question: Question,
  answers: Readonly<Record<string, string>>,
): {
  readonly answer: Answer;
  cancel(): void;
} {
  const { source } = useSession();
  const [answer, setAnswer] = useState<Answer>({ state: 'none' });
  const running = useRef<AbortController | null>(null);
  const key = JSON.stringify(answers);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers' text says whether they changed
  useEffect(() => {
    if (!isFilled(question, answers)) {
      setAnswer({ state: 'none' });
      return;
    }
    const controller = new AbortController();
    running.current = controller;
    setAnswer({ state: 'asking' });
    const given = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== ''));
    source.ask(question.name, given, controller.signal).then(
      table => setAnswer({ state: 'answered', table }),
      error => {
        if (!isAbort(error) && !controller.signal.aborted)
          setAnswer({ state: 'failed', problem: problemOf(error) });
      },
    );
    return () => controller.abort();
  }, [source, question, key]);
  const cancel = (): void => {
    running.current?.abort();
    setAnswer({ state: 'failed', problem: cancelled });
  };
  return { answer, cancel };
}

interface FieldProps {
  readonly parameter: QuestionParameter;
  readonly value: string;
  change(value: string): void;
  /** A node was chosen: no need to press a button. */
  choose(value: string): void;
}

function ParameterField({ parameter, value, change, choose }: FieldProps) {
  const { name, says, kind, labels, required, default: usual } = parameter;
  if (kind === 'node')
    return <NodeField says={says} labels={labels ?? []} value={value} change={change} choose={choose} />;
  return (
    <label className="field">
      {says}
      <input
        name={name}
        type={kind === 'integer' ? 'number' : 'text'}
        min={kind === 'integer' ? 1 : undefined}
        required={required}
        placeholder={usual === undefined ? '' : String(usual)}
        value={value}
        onChange={event => change(event.target.value)}
        className={kind === 'integer' ? 'is-short' : ''}
      />
    </label>
  );
}
