/** All that the details and the page of a node show: the node, its edges, and the texts that their sentences stand in. */
import { evidenceOf } from '#graph/facts';
import type { Question } from '#graph/questions';
import type { NodePage } from '../data/source.ts';
import type { Session } from '../session.ts';

/** Edges fetched for one node. */
const MOST_EDGES = 1_000;

export interface Loaded {
  readonly page: NodePage;
  readonly texts: ReadonlyMap<string, string>;
  readonly questions: readonly Question[];
}

export async function loadNode({ source, texts }: Session, id: string, signal: AbortSignal): Promise<Loaded> {
  const [page, questions] = await Promise.all([source.node(id, MOST_EDGES, signal), source.questions()]);
  const { title, abstract } = page.node.properties;
  if (title !== undefined) texts.put(id, title, abstract);
  const papers = page.edges.flatMap(({ edge }) => evidenceOf(edge).map(one => one.paper));
  return { page, questions, texts: await texts.fetch(papers, signal) };
}
