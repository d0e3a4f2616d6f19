/** A named question as a query that can be changed: its Cypher as it is, and values for its parameters. */
import type { Question, QuestionParameter } from '#graph/questions';
import type { KeptQuery } from '../console/kept-queries.ts';
import type { Network } from '../data/network.ts';

type Answers = Readonly<Record<string, string>>;

/** What is not answered gets a value that this graph has. */
export function queryOf(
  { title, cypher, parameters }: Question,
  network: Network,
  answers: Answers = {},
): KeptQuery {
  const taken = new Set<string>();
  const values = parameters.map(parameter => {
    const given = answers[parameter.name] ?? '';
    const value = given === '' ? usualFor(parameter, network, taken) : givenAs(parameter, network, given);
    taken.add(value);
    return [parameter.name, value] as const;
  });
  return { name: title, cypher: cypher.trim(), parameters: Object.fromEntries(values) };
}

/** Of nodes the most linked one that stands for no other parameter yet. */
function usualFor(
  { kind, labels = [], default: usual, example }: QuestionParameter,
  { byDegree, columns }: Network,
  taken: ReadonlySet<string>,
): string {
  if (kind !== 'node') return String(usual ?? example);
  const node = byDegree.find(
    each => labels.some(label => label === columns.nodes.label[each]) && !taken.has(columns.nodes.id[each]!),
  );
  return node === undefined ? String(example) : columns.nodes.id[node]!;
}

/** Questions take a node's name too; a query needs its id. */
function givenAs(
  { kind }: QuestionParameter,
  { indexOf, byDegree, columns }: Network,
  given: string,
): string {
  if (kind !== 'node' || indexOf.has(given)) return given;
  const wanted = given.toLowerCase();
  const node = byDegree.find(each => columns.nodes.name[each]!.toLowerCase() === wanted);
  return node === undefined ? given : columns.nodes.id[node]!;
}
