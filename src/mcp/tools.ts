/** The table of tools: the graph as an assistant sees it, every edge with the sentence that states it. */
import { z } from 'zod';
import { nearestName, type QueryResult } from '#cypher';
import type { GraphEdge } from '#graph/facts';
import { toJson } from '#graph/json-values';
import type { NodePage } from '#graph/node-pages';
import { askQuestion, questionNamed, questions } from '#graph/questions';
import { edgeTypeOf, edgeTypes, nodeTypes } from '#graph/schema';
import { type Desk, type Tool, tool } from './tool.ts';

/** An assistant reads everything that it is given: few, and the best first. */
const limit = (usual: number, most: number) =>
  z.number().int().min(1).max(most).default(usual).describe(`at most so many, up to ${most}`);

const MOST_ROWS = 200;
const PATIENCE_MS = 10_000;
const labels = nodeTypes.map(({ label }) => label);
const types = edgeTypes.map(({ type }) => type);

export const tools: readonly Tool[] = [
  tool({
    name: 'search',
    title: 'Search',
    says: `Finds nodes (${labels.join(', ')}) by name, alias or title; slips of typing are forgiven. Gives ids for the other tools.`,
    input: z.object({
      text: z.string().min(1).max(500),
      label: z.enum(labels).optional(),
      limit: limit(10, 50),
    }),
    async run({ text, label, limit }, { graph }) {
      return { hits: await graph.store.search(text, limit, label === undefined ? undefined : [label]) };
    },
  }),
  tool({
    name: 'node',
    title: 'Node',
    says: 'What the graph knows of one node: its properties, and how many edges of each type it has.',
    input: z.object({ id: z.string().describe('an id, such as model:llama-2, or an exact name') }),
    async run({ id }, desk) {
      const { node, total, edges } = await pageOf(id, desk);
      const counts: Record<string, number> = {};
      for (const { edge } of edges) counts[edge.type] = (counts[edge.type] ?? 0) + 1;
      const properties = Object.fromEntries(
        Object.entries(node.properties).filter(([key]) => !ASIDE.test(key)),
      );
      return { id: node.id, labels: node.labels, properties, edges: total, edgesByType: counts };
    },
  }),
  tool({
    name: 'neighbours',
    title: 'Neighbours',
    says: 'The edges of a node, surest first, each with the other end and the sentence of the paper that states it.',
    input: z.object({
      id: z.string().describe('an id, such as model:llama-2, or an exact name'),
      type: z.enum(types).optional().describe('only edges of this type'),
      limit: limit(25, 200),
    }),
    async run({ id, type, limit }, desk) {
      const { node, edges } = await pageOf(id, desk);
      const wanted = edges.filter(({ edge }) => type === undefined || edge.type === type);
      const shown = wanted.slice(0, limit).map(({ edge, other }) => ({ ...statement(edge, node.id), other }));
      return { id: node.id, total: wanted.length, edges: shown };
    },
  }),
  tool({
    name: 'questions',
    title: 'Questions',
    says: 'The named questions that the graph answers, with their parameters.',
    input: z.object({}),
    run: async () => ({
      questions: questions.map(({ name, title, says, parameters }) => ({ name, title, says, parameters })),
    }),
  }),
  tool({
    name: 'ask',
    title: 'Ask a named question',
    says: `Asks one of the named questions: ${questions.map(({ name }) => name).join(', ')}. See the tool questions for their parameters.`,
    input: z.object({
      question: z.string(),
      parameters: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
      limit: limit(50, MOST_ROWS),
    }),
    async run({ question: name, parameters, limit }, { graph }, signal) {
      const question = questionNamed(name);
      if (!question)
        throw new Error(
          unknown(
            'question',
            name,
            questions.map(one => one.name),
          ),
        );
      return table(
        await askQuestion(graph.store, question, parameters, {
          rowLimit: limit,
          timeoutMs: PATIENCE_MS,
          signal,
        }),
      );
    },
  }),
  tool({
    name: 'query',
    title: 'Query in Cypher',
    says: `Runs a read-only openCypher query. Nodes: ${labels.join(', ')}. Relationships: ${types.join(', ')}; each has evidence (the sentence), paper, confidence.`,
    input: z.object({
      cypher: z.string().min(1).max(20_000),
      parameters: z.record(z.string(), z.unknown()).default({}),
      limit: limit(50, MOST_ROWS),
    }),
    run: async ({ cypher, parameters, limit }, { graph }, signal) =>
      table(await graph.store.query(cypher, parameters, { rowLimit: limit, timeoutMs: PATIENCE_MS, signal })),
  }),
  tool({
    name: 'link',
    title: 'Link a text',
    says: 'Finds the models, techniques, datasets and benchmarks that a title and an abstract name, with offsets, and what they are said to do.',
    input: z.object({ title: z.string().max(2_000).default(''), abstract: z.string().min(1).max(50_000) }),
    run: async ({ title, abstract }, { link }) => link({ title, abstract }),
  }),
];

/** Places on the map, and lists that the edges repeat. */
const ASIDE = /^(?:x|y|community|refused.*)$/u;
/** What an edge tells, the sentence first. */
const STATED = ['evidence', 'paper', 'confidence', 'rule', 'how', 'sizes', 'metric', 'value'] as const;
const ALL_EDGES = 100_000;

/** @throws where nothing has this id or name */
async function pageOf(id: string, { graph }: Desk): Promise<NodePage> {
  const page = await graph.nodePage(id, ALL_EDGES);
  if (page) return page;
  const hits = await graph.store.search(id, 5);
  const exact = hits.find(hit => hit.name.toLowerCase() === id.toLowerCase());
  const named = exact ? await graph.nodePage(exact.id, ALL_EDGES) : null;
  if (named) return named;
  const near = hits.map(hit => hit.id).join(', ');
  throw new Error(
    `There is no node ${JSON.stringify(id)}.${near === '' ? '' : ` Near: ${near}.`} The tool search finds ids.`,
  );
}

function statement({ type, start, properties }: GraphEdge, from: string): object {
  const entry = edgeTypeOf(type);
  const known = STATED.flatMap(key =>
    properties[key] === undefined ? [] : [[key, properties[key]] as const],
  );
  return { type, says: start === from ? entry?.phrase : entry?.inverse, ...Object.fromEntries(known) };
}

function table({ columns, rows, cut, notices }: QueryResult): object {
  return { columns, rows, ...(cut ? { cut: cut.message } : {}), ...(notices?.length ? { notices } : {}) };
}

function unknown(kind: string, wanted: string, known: readonly string[]): string {
  const near = nearestName(wanted, known);
  return `Unknown ${kind} ${JSON.stringify(wanted)}. ${near ? `Did you mean ${near}?` : `Known: ${known.join(', ')}.`}`;
}

/** A tool's result as JSON text: what JSON has no form for is told as text. */
export const resultText = (result: object): string => JSON.stringify(toJson(result));
