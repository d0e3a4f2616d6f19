/** The way in for programs: `build` a graph of papers, `link` the names in a text, `open` a graph and ask it. */
import { Readable } from 'node:stream';
import { nearestName, type Parameters, type QueryResult, type RunOptions } from '#cypher';
import type { Facts } from '#graph/facts';
import { askQuestion, QuestionError, questionNamed, questions } from '#graph/questions';
import type { NameHit } from '#graph/search';
import type { GraphReader } from '#graph/store';
import { type BuildCounts, type BuildOptions, buildGraph } from './build.ts';
import { loadCatalog } from './catalog/catalog.ts';
import { graphFileOf } from './graph-file/read.ts';
import { saveGraph } from './graph-file/save.ts';
import { createTextLinker, type LinkedText, type TextLinker } from './link-text.ts';
import { createLinker } from './linker/index.ts';
import { type OpenOptions, openGraph } from './open-store.ts';

/** A graph that can be asked. Close it when you are done, for it may be a connection to a server. */
export interface Graph {
  /** Runs one read-only Cypher statement. @throws CypherError with a position, where the query is wrong or would write */
  query(cypher: string, parameters?: Parameters, options?: RunOptions): Promise<QueryResult>;
  /** Answers a named question, such as `builds-on`. @throws QuestionError where the name or a parameter is wrong */
  ask(question: string, parameters?: Parameters, options?: RunOptions): Promise<QueryResult>;
  /** Nodes by name, alias or title, the best first; slips of typing are forgiven. */
  search(text: string, limit?: number): Promise<readonly NameHit[]>;
  /** All nodes and edges, in the order of their ids. */
  facts(): Promise<Facts>;
  /** Writes a graph file: JSON lines where the name ends in `.jsonl`, else columns. */
  save(file: string): Promise<void>;
  close(): Promise<void>;
}

export interface NewGraph extends Graph {
  readonly counts: BuildCounts;
}

/** A paper as a program has it: JSON with a title and an abstract, and what else is known (`id`, `doi`, `arxiv`, `year`, `authors`, `url`, `venue`). */
export interface GivenPaper {
  readonly title: string;
  readonly abstract: string;
  readonly [field: string]: unknown;
}

export type GivenPapers = string | readonly string[] | Iterable<GivenPaper> | AsyncIterable<GivenPaper>;

/**
 * Builds the graph of papers: of a file, folder or pattern, of several, or of papers in memory.
 * @throws RecordError where a source cannot be read, NoPapersError where there is no paper
 */
export async function build(
  papers: GivenPapers,
  options: Omit<BuildOptions, 'sources' | 'stdin'> = {},
): Promise<NewGraph> {
  const { graph, counts } = await buildGraph({ ...options, ...(await sourcesOf(papers)) });
  return { ...graphOver(graphFileOf(graph).store()), counts };
}

async function sourcesOf(papers: GivenPapers): Promise<Pick<BuildOptions, 'sources' | 'stdin' | 'format'>> {
  if (typeof papers === 'string') return { sources: [papers] };
  const given = await gather<string | GivenPaper>(papers);
  if (given.every(one => typeof one === 'string')) return { sources: given };
  const lines = given.map(paper => `${JSON.stringify(paper)}\n`);
  return { sources: ['-'], stdin: Readable.from(lines), format: 'jsonl' };
}

async function gather<One>(many: Iterable<One> | AsyncIterable<One>): Promise<One[]> {
  const all: One[] = [];
  for await (const one of many) all.push(one);
  return all;
}

let linking: TextLinker | null = null;

/** Finds the names in a text, what they denote, how the text stands to them, and what was refused. Offsets are UTF-16 units in `text` of the answer. */
export function link(paper: { readonly title?: string; readonly abstract: string }): LinkedText {
  if (!linking) {
    const catalog = loadCatalog();
    linking = createTextLinker(createLinker(catalog), catalog);
  }
  return linking({ title: '', ...paper });
}

/**
 * Opens a graph: a file, a Neo4j address, or without a name the one of this folder, else the papers that come with the program.
 * @throws GraphError where it is missing or holds no graph, StoreError where a server does not answer as needed
 */
export async function open(graph?: string, options: OpenOptions = {}): Promise<Graph> {
  return graphOver((await openGraph(graph, options)).store);
}

function graphOver(store: GraphReader): Graph {
  return {
    query: (cypher, parameters, options) => store.query(cypher, parameters, options),
    async ask(name, parameters, options) {
      const question = questionNamed(name);
      if (question) return askQuestion(store, question, parameters, options);
      const known = questions.map(one => one.name);
      const near = nearestName(name, known);
      throw new QuestionError(
        `Unknown question ${JSON.stringify(name)}. ${near ? `Did you mean ${JSON.stringify(near)}?` : `Known: ${known.join(', ')}.`}`,
      );
    },
    search: (text, limit = 20) => store.search(text, limit),
    facts: () => store.facts(),
    save: async file => saveGraph(await store.facts(), file),
    close: () => store.close(),
  };
}
