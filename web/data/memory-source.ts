/** The graph in the page itself: facts in memory, the same questions and the same Cypher, no server. */
import { CypherError, caretOf } from '#cypher';
import { toColumns } from '#graph/columns';
import type { Facts } from '#graph/facts';
import { formatNamed, formats } from '#graph/formats/index';
import { atOnce } from '#graph/in-turns';
import { toJson } from '#graph/json-values';
import { openMemoryStore } from '#graph/memory-store';
import { indexPages, type NodePages } from '#graph/node-pages';
import { askQuestion, type Question, QuestionError, questionNamed, questions } from '#graph/questions';
import { rowsOf } from '#graph/rows';
import type { NameHit } from '#graph/search';
import { SourceProblem } from './problem.ts';
import type { DataSource, ExportFormat, GraphColumns, NodePage, Table, Values } from './source.ts';

/** The page does nothing else while a query runs: it gets less time than on a server. */
const LIMITS = { rowLimit: 10_000, timeoutMs: 3_000 } as const;

export class MemorySource implements DataSource {
  readonly #facts: Facts;
  readonly #store: ReturnType<typeof openMemoryStore>;
  #pages: NodePages | null = null;

  constructor(facts: Facts) {
    this.#facts = facts;
    this.#store = openMemoryStore(facts);
  }

  async graph(): Promise<GraphColumns> {
    return toColumns(rowsOf(this.#facts));
  }

  async newerBuild(): Promise<null> {
    return null;
  }

  async node(id: string, limit: number): Promise<NodePage> {
    this.#pages ??= atOnce(indexPages(rowsOf(this.#facts)));
    const page = this.#pages(id, limit);
    if (page) return page;
    const [near] = await this.search(id.replace(/^[a-z]+:/u, ''), 1);
    throw new SourceProblem({
      kind: 'unknown-node',
      title: 'Not Found',
      detail: `Unknown node ${JSON.stringify(id)}.`,
      ...(near ? { hint: `Did you mean ${JSON.stringify(near.id)}?` } : {}),
    });
  }

  async search(text: string, limit: number): Promise<readonly NameHit[]> {
    return this.#store.search(text, limit);
  }

  async corrections(): Promise<null> {
    return null;
  }

  async questions(): Promise<readonly Question[]> {
    return questions;
  }

  async ask(name: string, parameters: Values): Promise<Table> {
    const question = questionNamed(name);
    if (!question)
      throw new SourceProblem({
        kind: 'unknown-question',
        title: 'Not Found',
        detail: `Unknown question ${name}.`,
      });
    return answered(question.cypher, askQuestion(this.#store, question, parameters, LIMITS));
  }

  async query(cypher: string, parameters: Values): Promise<Table> {
    return answered(cypher, this.#store.query(cypher, parameters, LIMITS));
  }

  async link(): Promise<null> {
    return null;
  }

  async formats(): Promise<readonly ExportFormat[]> {
    return formats;
  }

  async facts(): Promise<Facts> {
    return this.#facts;
  }

  async singlePage(): Promise<null> {
    return null;
  }

  async export(name: string): Promise<Blob> {
    const format = formatNamed(name)!;
    return new Blob([...format.write(this.#facts)], { type: format.mediaType });
  }
}

async function answered(query: string, work: Promise<unknown>): Promise<Table> {
  try {
    return toJson(await work) as unknown as Table;
  } catch (error) {
    throw problemFrom(error, query);
  }
}

function problemFrom(error: unknown, query: string): unknown {
  if (error instanceof QuestionError)
    return new SourceProblem({ kind: 'wrong-parameter', title: 'Bad Request', detail: error.message });
  if (!(error instanceof CypherError)) return error;
  const { kind, message, hint } = error;
  const caret = caretOf(query, error);
  return new SourceProblem({
    kind: `cypher-${kind}`,
    title: 'The query cannot be run',
    detail: message,
    ...(hint ? { hint } : {}),
    ...(error.position ? { position: error.position } : {}),
    ...(caret === '' ? {} : { caret }),
  });
}
