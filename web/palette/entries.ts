/** What the palette offers for a text: nodes by type in the order they were found, questions, and the page's own actions. */
import type { Question } from '#graph/questions';
import { nodeTypes } from '#graph/schema';
import type { NameHit } from '#graph/search';
import type { Session } from '../session.ts';
import type { Action } from './actions.ts';
import type { FilledPhrase } from './phrases.ts';

export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly says: string | null;
  /** A node's label, for its sign. */
  readonly label: string | null;
  /** Id of the node that it opens. */
  readonly node: string | null;
  run(): void;
}

export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** Questions offered for the best hit. */
const MOST_ASKED = 4;
const MOST_OF_A_TYPE = 8;
/** Shown before anything is typed. */
const FIRST_NODES = 6;

export interface Offered {
  readonly hits: readonly NameHit[];
  readonly questions: readonly Question[];
  /** Questions with the names that the text gives for them. */
  readonly phrases: readonly FilledPhrase[];
  readonly actions: readonly Action[];
}

export function entriesFor(wanted: string, offered: Offered, session: Session): readonly Section[] {
  const { hits, questions } = offered;
  const phrases = offered.phrases.map(phrase => phraseEntry(phrase, session));
  const nodes = wanted === '' ? [{ title: 'Most linked', entries: mostLinked(session) }] : nodeSections(hits);
  const told = new Set(phrases.map(({ title }) => title));
  const more = asked(wanted, hits, questions, session).filter(({ title }) => !told.has(title));
  // Who writes out a question wants its answer, unless something is called just so.
  const named = hits.some(({ name }) => name.toLowerCase().startsWith(wanted.toLowerCase()));
  const sections = [
    ...(named ? [] : [{ title: 'Answers', entries: phrases }]),
    ...nodes,
    { title: 'Ask', entries: [...(named ? phrases : []), ...more] },
    { title: 'Do', entries: matchingActions(wanted, offered.actions, session) },
  ];
  return sections.filter(section => section.entries.length > 0);
}

function phraseEntry({ question, answers, names }: FilledPhrase, { store }: Session): Entry {
  return {
    id: `phrase ${question.name}`,
    title: `${question.title}: ${names.join(', ')}`,
    says: 'question',
    label: null,
    node: null,
    run: () => store.change('askQuestion', { question: question.name, answers }),
  };
}

const nothing = (): void => undefined;

/** Types in the order of their best hit. */
function nodeSections(hits: readonly NameHit[]): readonly Section[] {
  const byLabel = new Map<string, NameHit[]>();
  for (const hit of hits) {
    const label = hit.labels[0] ?? '';
    byLabel.set(label, [...(byLabel.get(label) ?? []), hit]);
  }
  return [...byLabel].map(([label, found]) => ({
    title: capital(nodeTypes.find(entry => entry.label === label)?.words.many ?? label),
    entries: found.slice(0, MOST_OF_A_TYPE).map(({ id, name, alias, year }) => ({
      id,
      title: name,
      says: alias ? `also ${alias}` : year === null ? null : String(year),
      label,
      node: id,
      run: nothing,
    })),
  }));
}

function mostLinked({ network }: Session): readonly Entry[] {
  const { id, name, label } = network.columns.nodes;
  return [...network.byDegree.subarray(0, FIRST_NODES)].map(node => ({
    id: id[node]!,
    title: name[node]!,
    says: null,
    label: label[node]!,
    node: id[node]!,
    run: nothing,
  }));
}

/** Questions about the best hit of a fitting type, and those whose title holds the text. */
function asked(
  wanted: string,
  hits: readonly NameHit[],
  questions: readonly Question[],
  { store }: Session,
): readonly Entry[] {
  const about = questions.flatMap(({ name, title, parameters }) => {
    const [only, ...others] = parameters.filter(({ required }) => required);
    if (only?.kind !== 'node' || others.length > 0 || (only.labels ?? []).length > 4) return [];
    const hit = hits.find(({ labels }) => only.labels?.some(label => labels.includes(label)));
    if (!hit) return [];
    const ask = (): void => store.change('askQuestion', { question: name, answers: { [only.name]: hit.id } });
    return [
      {
        id: `ask ${name}`,
        title: `${title}: ${hit.name}`,
        says: 'question',
        label: null,
        node: null,
        run: ask,
        rank: hits.indexOf(hit),
      },
    ];
  });
  about.sort((a, b) => a.rank - b.rank);
  const words = wanted.toLowerCase().split(/\s+/u).filter(Boolean);
  const titled = questions
    .filter(
      ({ title, says }) =>
        words.length > 0 && words.every(word => `${title} ${says}`.toLowerCase().includes(word)),
    )
    .map(({ name, title }) => ({
      id: `open ${name}`,
      title,
      says: 'question',
      label: null,
      node: null,
      run: () => store.change('askQuestion', { question: name, answers: {} }),
    }));
  return [
    ...about.slice(0, MOST_ASKED).map(({ rank: _, ...entry }) => entry),
    ...titled.slice(0, MOST_ASKED),
  ];
}

/** Before anything is typed only those with keys: they are few. */
function matchingActions(wanted: string, all: readonly Action[], session: Session): readonly Entry[] {
  const words = wanted.toLowerCase().split(/\s+/u).filter(Boolean);
  const fits = ({ title, also = '', keys }: Action): boolean =>
    wanted === '' ? keys !== null : words.every(word => `${title} ${also}`.toLowerCase().includes(word));
  return all.filter(fits).map(({ title, keys, run }) => ({
    id: `do ${title}`,
    title,
    says: keys,
    label: null,
    node: null,
    run: () => run(session),
  }));
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
