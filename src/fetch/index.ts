/** Papers from services: a table of them, and the way from a query to records, page by page. */
import { identify } from '../records/identity.ts';
import type { RecordProblem } from '../records/problem.ts';
import type { PaperRecord } from '../records/record.ts';
import type { Line } from '../records/source.ts';
import { arxiv } from './arxiv.ts';
import { createClient, type Get, type World } from './client.ts';
import { openAlex } from './openalex.ts';
import type { PageCache } from './page-cache.ts';
import { FetchError } from './problem.ts';
import { semanticScholar } from './semantic-scholar.ts';
import type { PageFacts, Service } from './service.ts';

export { FetchError, type Service };

export const services: readonly Service[] = [arxiv, openAlex, semanticScholar];

export interface FetchOptions {
  readonly service: Service;
  readonly query: string;
  /** At most so many papers. */
  readonly limit: number;
  /** A mirror's address in place of the service's own. */
  readonly base?: string;
  /** Who asks: program, version and how to reach its user. */
  readonly userAgent: string;
  readonly key?: string;
  readonly cache: PageCache;
  readonly world: World;
  onProblem?(problem: RecordProblem): void;
  onProgress?(done: number, total: number): void;
  onWait?(text: string): void;
}

export interface Fetched {
  readonly papers: number;
  /** Found by the service in all, null where it does not say. */
  readonly total: number | null;
  readonly withoutAbstract: number;
  readonly pagesFromCache: number;
  readonly pages: number;
}

/**
 * Fetches page after page; each is kept in the cache before it is read, so that a broken run goes on from there.
 * @throws FetchError where the service refuses or fails for good
 */
export async function* fetchPapers(options: FetchOptions): AsyncGenerator<PaperRecord, Fetched> {
  const { service, query, limit, base = service.base } = options;
  const get = client(options);
  const seen = new Set<string>();
  let tally: Fetched = { papers: 0, total: null, withoutAbstract: 0, pagesFromCache: 0, pages: 0 };
  let at: string | null = service.first;
  while (at !== null && tally.papers < limit) {
    const url = service.url(base, query, at);
    const { text, facts, cached } = await pageAt(url, at, get, options);
    tally = {
      ...tally,
      pages: tally.pages + 1,
      pagesFromCache: tally.pagesFromCache + (cached ? 1 : 0),
      total: facts.total,
    };
    for await (const record of recordsOf(text, url, options)) {
      if (seen.has(record.id)) continue;
      seen.add(record.id);
      if (record.title === '' || record.abstract === '')
        tally = { ...tally, withoutAbstract: tally.withoutAbstract + 1 };
      else if (tally.papers < limit) {
        tally = { ...tally, papers: tally.papers + 1 };
        yield record;
      }
    }
    options.onProgress?.(tally.papers, Math.min(facts.total ?? limit, limit));
    // A cursor that leads back to where it came from would go on for ever.
    at = facts.next === at ? null : facts.next;
  }
  return tally;
}

function client({ service, userAgent, key, world, onWait }: FetchOptions): Get {
  const { interval, begins } = service;
  const sent = key === undefined || !service.key ? {} : { [service.key.name]: key };
  const inHeader = service.key?.in === 'header';
  const headers = { 'user-agent': userAgent, ...(inHeader ? sent : {}) };
  const parameters = inHeader ? {} : sent;
  return createClient({ interval, headers, parameters, begins }, world, text => onWait?.(text));
}

/** Times that a page is asked for again which came whole but broken inside. */
const REPEATS = 3;

interface Page {
  readonly text: string;
  readonly facts: PageFacts;
  readonly cached: boolean;
}

async function pageAt(url: string, at: string, get: Get, options: FetchOptions): Promise<Page> {
  const { service, cache, world, onWait } = options;
  const kept = await cache.read(url);
  const known = kept === null ? null : look(service, kept, at);
  if (kept !== null && known && typeof known !== 'string') return { text: kept, facts: known, cached: true };
  let broken = '';
  for (let attempt = 0; attempt < REPEATS; attempt += 1) {
    const text = await get(url);
    const facts = look(service, text, at);
    if (typeof facts !== 'string') {
      await cache.write(url, text);
      return { text, facts, cached: false };
    }
    broken = facts;
    onWait?.(`${new URL(url).host}: ${broken}; asking for the page again`);
    await world.wait(service.interval * (attempt + 1));
  }
  throw new FetchError(
    `${new URL(url).host}: ${broken}, ${REPEATS} times. Run the same command again later to go on; what was fetched is kept.`,
  );
}

/** What the page says, or what is wrong with it. */
function look(service: Service, text: string, at: string): PageFacts | string {
  try {
    const facts = service.look(text, at);
    return facts.faulty ? 'a page without papers, where there should be some' : facts;
  } catch (error) {
    return `a broken page (${error instanceof Error ? error.message.slice(0, 120) : String(error)})`;
  }
}

async function* recordsOf(text: string, url: string, options: FetchOptions): AsyncGenerator<PaperRecord> {
  const report = (problem: Omit<RecordProblem, 'file'>): void =>
    options.onProblem?.({ file: url, ...problem });
  for await (const raw of options.service.format.read(linesOf(text), report, {})) {
    const { line, title, abstract, year, authors, url: address, venue } = raw;
    yield {
      ...identify(raw),
      title,
      abstract,
      year,
      authors,
      url: address,
      venue,
      source: { file: url, line },
    };
  }
}

async function* linesOf(text: string): AsyncGenerator<Line> {
  let number = 0;
  for (const line of text.split('\n')) yield { number: ++number, text: line };
}
