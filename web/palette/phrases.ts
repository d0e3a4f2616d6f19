/** Questions written out: "lineage of Llama 2", "papers sharing LoRA and GSM8K", "path from LLaMA to LoRA". */
import type { Question, QuestionParameter } from '#graph/questions';
import type { NameHit } from '#graph/search';
import type { DataSource } from '../data/source.ts';

export interface Phrase {
  readonly question: Question;
  /** For its nodes, in the order of its parameters. */
  readonly names: readonly string[];
}

export interface FilledPhrase {
  readonly question: Question;
  readonly answers: Readonly<Record<string, string>>;
  readonly names: readonly string[];
}

/** Words that lead to a name and say nothing by themselves. */
const LEADING = new Set(
  'a an and are between by did do does for from in is it its me of on show that the to what which who whose with'.split(
    ' ',
  ),
);
const BETWEEN_NAMES = /\s+(?:and|to|with)\s+|\s*,\s*/iu;
const MOST = 3;
/** So much of a word tells it: "share", "sharing". */
const STEM = 4;

const stem = (word: string): string => word.toLowerCase().slice(0, STEM);
const stemsOf = (text: string): ReadonlySet<string> =>
  new Set((text.match(/\p{L}+/gu) ?? []).map(stem).filter(word => !LEADING.has(word)));

const nodesOf = ({ parameters }: Question): readonly QuestionParameter[] =>
  parameters.filter(({ kind }) => kind === 'node');

/** The likeliest first: most of its own words, then fewest names missing. */
export function phrasesIn(text: string, questions: readonly Question[]): readonly Phrase[] {
  const words = text.trim().split(/\s+/u);
  const found = questions.flatMap(question => {
    const own = stemsOf(`${question.name} ${question.title}`);
    const isOwn = (word: string): boolean => own.has(stem(word));
    const split = words.findIndex(word => !isOwn(word) && !LEADING.has(word.toLowerCase()));
    const said = new Set(words.slice(0, Math.max(0, split)).filter(isOwn).map(stem)).size;
    const names = words.slice(split).join(' ').split(BETWEEN_NAMES).filter(Boolean);
    const open = nodesOf(question).length - names.length;
    return split < 1 || said === 0 || open < 0 ? [] : [{ question, names, said, open }];
  });
  return found
    .sort((a, b) => b.said - a.said || a.open - b.open)
    .slice(0, MOST)
    .map(({ question, names }) => ({ question, names }));
}

/** For each name the first node that the parameter takes; phrases with a name that nothing has are left out. */
export async function fillPhrases(
  text: string,
  questions: readonly Question[],
  source: Pick<DataSource, 'search'>,
  signal?: AbortSignal,
): Promise<readonly FilledPhrase[]> {
  const phrases = phrasesIn(text, questions);
  const names = [...new Set(phrases.flatMap(phrase => phrase.names))];
  const searched = await Promise.all(names.map(name => source.search(name, 50, signal)));
  const hits = new Map(names.map((name, index) => [name, searched[index]!]));
  return phrases.flatMap(phrase => fill(phrase, hits) ?? []);
}

function fill(
  { question, names }: Phrase,
  hits: ReadonlyMap<string, readonly NameHit[]>,
): FilledPhrase | null {
  const parameters = nodesOf(question);
  const found = names.map((name, index) =>
    hits
      .get(name)
      ?.find(({ labels }) => labels.some(label => parameters[index]?.labels?.some(each => each === label))),
  );
  if (found.some(hit => hit === undefined)) return null;
  return {
    question,
    answers: Object.fromEntries(found.map((hit, index) => [parameters[index]!.name, hit!.id])),
    names: found.map(hit => hit!.name),
  };
}
