/** The named questions: each is one Cypher query with parameters, and runs on every store. */
import type { Parameters, QueryResult, RunOptions } from '#cypher';
import { lessIsBetter } from './metrics.ts';
import { QuestionError, resolveNode } from './resolve-node.ts';
import { type EdgeType, edgeTypes, type Label } from './schema.ts';
import type { GraphReader } from './store.ts';

export { QuestionError };

export interface QuestionParameter {
  readonly name: string;
  readonly says: string;
  /** A node is given by its name, an alias or its id, whatever the case; the query gets the id. */
  readonly kind: 'node' | 'text' | 'integer';
  /** Of a node: what it may be. */
  readonly labels?: readonly Label[];
  readonly required: boolean;
  /** Stands where an optional parameter is left out. */
  readonly default?: string | number;
  /** A value that many graphs know. */
  readonly example: string | number;
}

export interface Question {
  readonly name: string;
  readonly title: string;
  readonly says: string;
  readonly parameters: readonly QuestionParameter[];
  readonly cypher: string;
}

/** A thing that a paper only mentions, or has a score on, is none that it works with. */
const ASIDE: ReadonlySet<EdgeType> = new Set(['MENTIONS', 'SCORED']);

const data: readonly Label[] = ['Benchmark', 'Dataset'];
const things: readonly Label[] = ['Model', 'Technique', 'Dataset', 'Benchmark'];

/** Labels in a pattern: a store that keeps an index for each label need not look through all nodes. */
const anyOf = (labels: readonly Label[]): string => labels.join('|');

const node = (name: string, says: string, example: string, ...labels: Label[]): QuestionParameter => ({
  name,
  says,
  kind: 'node',
  labels,
  required: true,
  example,
});

const limit = (usual: number): QuestionParameter => ({
  name: 'limit',
  says: 'rows at most',
  kind: 'integer',
  required: false,
  default: usual,
  example: usual,
});

/** Types by which papers work with things of the label. */
const workTypes = (label: Label): readonly EdgeType[] =>
  edgeTypes
    .filter(({ type, from, to }) => from.includes('Paper') && to.includes(label) && !ASIDE.has(type))
    .map(({ type }) => type);

/**
 * A paper may be tied to a thing by several types, and counts once: there are at least as many papers as edges of the commonest type, and at most as many
 * as edges of all types. A store has these numbers at hand, so that papers are counted only of things that may be among the first.
 */
const mostUsed = (label: Label, many: string): Question => ({
  name: `top-${many}`,
  title: `Most used ${many}`,
  says: `The ${many} that most papers work with, mentions in passing left out.`,
  parameters: [limit(20)],
  cypher: `
MATCH (n:${label})
WITH n, [${workTypes(label)
    .map(type => `COUNT { (n)<-[:${type}]-() }`)
    .join(', ')}] AS edges
WITH n, reduce(most = 0, one IN edges | most + one) AS most,
  reduce(least = 0, one IN edges | CASE WHEN one > least THEN one ELSE least END) AS least
ORDER BY least DESC
WITH collect({n: n, most: most}) AS things, collect(least) AS least
UNWIND [one IN things WHERE one.most >= coalesce(least[$limit - 1], 0) | one.n] AS n
MATCH (n)<-[:${workTypes(label).join('|')}]-(p:Paper)
WITH n, count(DISTINCT p) AS papers
RETURN n AS ${label.toLowerCase()}, papers
ORDER BY papers DESC, n.name
LIMIT $limit`,
});

/** Names in any script sort the same on every store. */
const nameOf = (variable: string): string => `coalesce(${variable}.name, ${variable}.title)`;

export const questions: readonly Question[] = [
  {
    name: 'sharing-papers',
    title: 'Papers that share a technique with a paper',
    says: 'Other papers that work with the same techniques; a rare technique weighs more than a common one.',
    parameters: [
      node(
        'paper',
        'the paper, by its title or id',
        'QLoRA: Efficient Finetuning of Quantized LLMs',
        'Paper',
      ),
      limit(25),
    ],
    cypher: `
MATCH (:Paper {id: $paper})-[:USES_TECHNIQUE|INTRODUCES]->(t:Technique)
WITH DISTINCT t
MATCH (user:Paper)-[:USES_TECHNIQUE|INTRODUCES]->(t)
WITH t, collect(DISTINCT user) AS users
UNWIND users AS other
WITH t, size(users) AS uses, other
WHERE other.id <> $paper
WITH other, collect(t.name) AS shared, sum(1.0 / uses) AS weight
RETURN other AS paper, other.year AS year, shared, round(weight * 100) / 100 AS weight
ORDER BY weight DESC, size(shared) DESC, other.title
LIMIT $limit`,
  },
  {
    name: 'papers-using',
    title: 'Papers that use a technique',
    says: 'Papers that apply or present the technique, or a narrower kind of it, each with its sentence.',
    parameters: [node('technique', 'the technique', 'LoRA', 'Technique'), limit(50)],
    cypher: `
MATCH (:Technique {id: $technique})<-[:KIND_OF*0..3]-(t:Technique)
WITH DISTINCT t
MATCH (t)<-[r:USES_TECHNIQUE|INTRODUCES]-(p:Paper)
RETURN p AS paper, p.year AS year, t.name AS technique, type(r) AS relation, r.evidence AS sentence
ORDER BY year DESC, p.title, technique
LIMIT $limit`,
  },
  {
    name: 'papers-sharing',
    title: 'Papers that share two things',
    says: 'Papers that work with both: a model, technique, dataset or benchmark each.',
    parameters: [
      node('first', 'one of the two', 'LLaMA', ...things),
      node('second', 'the other', 'LoRA', ...things),
      limit(50),
    ],
    cypher: `
MATCH (a:${anyOf(things)} {id: $first})<-[r]-(p:Paper)-[s]->(b:${anyOf(things)} {id: $second})
RETURN p AS paper, p.year AS year, type(r) AS first, type(s) AS second, r.evidence AS firstSentence, s.evidence AS secondSentence
ORDER BY year DESC, p.title, first, second
LIMIT $limit`,
  },
  {
    name: 'builds-on',
    title: 'What builds on a model',
    says: 'Papers whose own work starts from the model, and what they make of it, each with its sentence.',
    parameters: [node('model', 'the model', 'LLaMA', 'Model'), limit(50)],
    cypher: `
MATCH (m:Model {id: $model})<-[r:BUILDS_ON]-(p:Paper)
OPTIONAL MATCH (p)-[:INTRODUCES]->(made)
WITH p, r, collect(DISTINCT made.name) AS introduces
RETURN p AS paper, p.year AS year, introduces, r.sizes AS sizes, r.evidence AS sentence
ORDER BY year DESC, p.title
LIMIT $limit`,
  },
  {
    name: 'lineage',
    title: 'Lineage of a model',
    says: 'What the model comes from and what comes from it, over up to eight steps, the shortest way to each.',
    parameters: [node('model', 'the model', 'LLaMA', 'Model'), limit(100)],
    cypher: `
MATCH path = (:Model {id: $model})-[:DERIVED_FROM*1..8]->(relative:Model)
WITH relative, path ORDER BY length(path)
WITH relative, collect(path)[0] AS path
RETURN 'ancestor' AS side, relative, length(path) AS steps, [r IN relationships(path) | coalesce(r.how, '')] AS how, [n IN nodes(path) | n.name] AS way
ORDER BY steps, relative.name
LIMIT $limit
UNION
MATCH path = (:Model {id: $model})<-[:DERIVED_FROM*1..8]-(relative:Model)
WITH relative, path ORDER BY length(path)
WITH relative, collect(path)[0] AS path
RETURN 'descendant' AS side, relative, length(path) AS steps, [r IN relationships(path) | coalesce(r.how, '')] AS how, [n IN nodes(path) | n.name] AS way
ORDER BY steps, relative.name
LIMIT $limit`,
  },
  {
    name: 'leaderboard',
    title: 'Leaderboard of a benchmark',
    says: 'Every score that a paper states for the benchmark or dataset, by metric, the best first, with its sentence.',
    parameters: [node('benchmark', 'the benchmark or dataset', 'MMLU', ...data), limit(50)],
    cypher: `
MATCH (who)-[s:SCORED]->(:${anyOf(data)} {id: $benchmark})
OPTIONAL MATCH (p:Paper {id: s.paper})
RETURN who, s.metric AS metric, s.value AS value, p AS paper, p.year AS year, s.evidence AS sentence
ORDER BY metric, CASE WHEN toLower(metric) =~ '${lessIsBetter}' THEN s.number ELSE -s.number END, year, ${nameOf('who')}, s.id
LIMIT $limit`,
  },
  {
    name: 'evaluated-on',
    title: 'Papers that evaluate on a benchmark',
    says: 'Papers that report an evaluation on the benchmark or dataset, each with its sentence.',
    parameters: [node('benchmark', 'the benchmark or dataset', 'MMLU', ...data), limit(50)],
    cypher: `
MATCH (:${anyOf(data)} {id: $benchmark})<-[r:EVALUATES_ON]-(p:Paper)
RETURN p AS paper, p.year AS year, r.evidence AS sentence
ORDER BY year DESC, p.title
LIMIT $limit`,
  },
  {
    name: 'seen-together',
    title: 'What goes with it',
    says: 'Models, techniques, datasets and benchmarks that papers work with together with this one.',
    parameters: [node('thing', 'a model, technique, dataset or benchmark', 'LoRA', ...things), limit(25)],
    cypher: `
MATCH (:${anyOf(things)} {id: $thing})<-[r]-(p:Paper)-[s]->(other)
WHERE other.id <> $thing AND NOT type(r) IN ['MENTIONS', 'SCORED'] AND NOT type(s) IN ['MENTIONS', 'SCORED']
WITH other, count(DISTINCT p) AS papers
RETURN other, labels(other)[0] AS type, papers
ORDER BY papers DESC, other.name
LIMIT $limit`,
  },
  mostUsed('Model', 'models'),
  mostUsed('Technique', 'techniques'),
  mostUsed('Dataset', 'datasets'),
  mostUsed('Benchmark', 'benchmarks'),
  {
    name: 'path',
    title: 'Path between two',
    says: 'The shortest ways between two nodes, over up to eight edges of any kind.',
    parameters: [
      node('from', 'where the path begins', 'LLaMA', 'Paper', ...things),
      node('to', 'where it ends', 'LoRA', 'Paper', ...things),
      limit(10),
    ],
    cypher: `
MATCH (a {id: $from}), (b {id: $to})
WHERE a <> b
MATCH path = allShortestPaths((a)-[*1..8]-(b))
RETURN length(path) AS steps, path
ORDER BY [n IN nodes(path) | n.id], [r IN relationships(path) | r.id]
LIMIT $limit`,
  },
  {
    name: 'neighbours',
    title: 'Neighbours of a node',
    says: 'Everything that an edge ties to the node, with the sentence behind the edge.',
    parameters: [node('node', 'any node', 'LLaMA', 'Paper', ...things), limit(100)],
    cypher: `
MATCH (n {id: $node})-[r]-(other)
RETURN type(r) AS relation, startNode(r) = n AS outgoing, other, r.confidence AS confidence, r.evidence AS sentence
ORDER BY relation, outgoing DESC, confidence DESC, ${nameOf('other')}, r.id
LIMIT $limit`,
  },
  {
    name: 'search',
    title: 'Search by name',
    says: 'Nodes whose name, alias or title holds the text.',
    parameters: [
      { name: 'text', says: 'a part of the name', kind: 'text', required: true, example: 'llama' },
      limit(25),
    ],
    cypher: `
MATCH (n)
WHERE toLower(${nameOf('n')}) CONTAINS toLower($text)
   OR any(alias IN coalesce(n.aliases, []) WHERE toLower(alias) CONTAINS toLower($text))
WITH n, COUNT { (n)--() } AS edges
RETURN n AS node, labels(n)[0] AS type, edges
ORDER BY toLower(${nameOf('n')}) = toLower($text) DESC, edges DESC, ${nameOf('n')}
LIMIT $limit`,
  },
];

export function questionNamed(name: string): Question | undefined {
  return questions.find(question => question.name === name);
}

/**
 * Answers a question; nodes among the parameters are found by name first.
 * @throws QuestionError where a parameter is missing, of another kind, or names no node
 */
export async function askQuestion(
  reader: GraphReader,
  question: Question,
  given: Parameters = {},
  options: RunOptions = {},
): Promise<QueryResult> {
  const known = question.parameters.map(({ name }) => name);
  const foreign = Object.keys(given).find(name => !known.includes(name));
  if (foreign !== undefined)
    throw new QuestionError(
      `The question ${question.name} has no parameter ${JSON.stringify(foreign)}; it takes ${known.join(', ')}.`,
    );
  const parameters: Record<string, unknown> = {};
  for (const parameter of question.parameters)
    parameters[parameter.name] = await parameterValue(reader, question, parameter, given[parameter.name]);
  return reader.query(question.cypher.trim(), parameters, options);
}

async function parameterValue(
  reader: GraphReader,
  question: Question,
  parameter: QuestionParameter,
  given: unknown,
): Promise<unknown> {
  const { name, kind, says, required } = parameter;
  const value = given ?? parameter.default;
  if (value === undefined || value === '') {
    if (!required) return null;
    throw new QuestionError(`The question ${question.name} needs ${name}: ${says}.`);
  }
  const wrong = (expected: string): never => {
    throw new QuestionError(`${name}: expected ${expected}, got ${JSON.stringify(value)}.`);
  };
  if (kind === 'integer') {
    const number = typeof value === 'string' ? Number(value) : value;
    return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0
      ? number
      : wrong('a whole number from 0');
  }
  if (typeof value !== 'string') return wrong('a text');
  return kind === 'node' ? resolveNode(reader, value, parameter.labels ?? []) : value;
}
