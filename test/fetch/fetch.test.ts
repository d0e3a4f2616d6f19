/** Fetching: papers page by page, at the service's pace, through the faults that services have. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realWorld, type World } from '../../src/fetch/client.ts';
import { FetchError, type Fetched, type FetchOptions, fetchPapers, services } from '../../src/fetch/index.ts';
import { openPageCache } from '../../src/fetch/page-cache.ts';
import type { PaperRecord } from '../../src/records/record.ts';
import { runCli } from '../cli/run-cli.ts';
import { answer, breakOff, type Fault, type PlayedService, played, playService } from './played-service.ts';

const serviceNamed = (name: string) => services.find(service => service.name === name)!;
const names = services.map(service => service.name);

let folder: string;
const running: PlayedService[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'herdbook-fetch-'));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(one => one.close()));
  await rm(folder, { recursive: true });
});

async function play(name: string): Promise<PlayedService> {
  const service = await playService(played[name]!);
  running.push(service);
  return service;
}

/** A world in which waiting takes no time, and is remembered. */
function quickWorld(): World & { readonly waits: number[] } {
  const waits: number[] = [];
  let clock = realWorld.now();
  return {
    waits,
    fetch: realWorld.fetch,
    now: () => clock,
    async wait(milliseconds) {
      waits.push(milliseconds);
      clock += milliseconds;
    },
  };
}

interface Outcome {
  readonly papers: readonly PaperRecord[];
  readonly fetched: Fetched;
  readonly world: ReturnType<typeof quickWorld>;
  readonly said: readonly string[];
}

async function fetchAll(name: string, base: string, more: Partial<FetchOptions> = {}): Promise<Outcome> {
  const world = quickWorld();
  const said: string[] = [];
  const papers: PaperRecord[] = [];
  const run = fetchPapers({
    service: serviceNamed(name),
    query: 'llama',
    limit: 1000,
    base,
    userAgent: 'herdbook/0 (mailto:ada@example.org)',
    cache: openPageCache(join(folder, 'cache'), 86_400_000, world.now),
    world,
    onProblem: problem => said.push(JSON.stringify(problem)),
    onWait: text => said.push(text),
    ...more,
  });
  for (let next = await run.next(); ; next = await run.next()) {
    if (next.done) return { papers, fetched: next.value, world, said };
    papers.push(next.value);
  }
}

const idsOf = (papers: readonly PaperRecord[]): string[] => papers.map(({ id }) => id);
const all = [1, 2, 3, 4, 5].map(n => `arxiv:2401.9000${n}`);

describe.each(names)('%s', name => {
  it('gives every page once, in order, not sooner than it allows', async () => {
    const service = await play(name);
    const { papers, fetched, world, said } = await fetchAll(name, service.base);
    const whole = name === 's2' ? all.filter(id => !id.endsWith('4')) : all;
    expect(idsOf(papers)).toEqual(whole);
    expect(papers[0]).toMatchObject({ title: 'Paper 1 on LLaMA', year: 2024, authors: ['Ada Example'] });
    expect(fetched).toMatchObject({
      papers: whole.length,
      withoutAbstract: 5 - whole.length,
      pagesFromCache: 0,
    });
    expect(said).toEqual([]);
    expect(new Set(service.asked.map(({ url }) => url.href)).size).toBe(service.asked.length);
    expect(world.waits).toHaveLength(service.asked.length - 1);
    for (const wait of world.waits) expect(wait).toBeGreaterThan(serviceNamed(name).interval - 1000);
    for (const { headers } of service.asked)
      expect(headers['user-agent']).toContain('mailto:ada@example.org');
  });

  it('is asked nothing for what is in the cache, and again where the cache is not to be read', async () => {
    const service = await play(name);
    const first = await fetchAll(name, service.base);
    const asked = service.asked.length;
    const second = await fetchAll(name, service.base);
    expect(service.asked).toHaveLength(asked);
    expect(second.papers).toEqual(first.papers);
    expect(second.fetched.pagesFromCache).toBe(asked);
    const cache = openPageCache(join(folder, 'cache'), 0, () => Date.now() + 1000);
    await fetchAll(name, service.base, { cache });
    expect(service.asked).toHaveLength(2 * asked);
  });

  it('gives no more than the limit, and asks for no page beyond it', async () => {
    const service = await play(name);
    const { papers } = await fetchAll(name, service.base, { limit: 1 });
    expect(idsOf(papers)).toEqual(all.slice(0, 1));
    expect(service.asked).toHaveLength(1);
  });

  const later = new Date(realWorld.now() + 3600_000).toUTCString();
  const faults: readonly (readonly [string, readonly Fault[], RegExp])[] = [
    [
      'too many requests',
      [answer(429, '{"message":"Too Many Requests"}', { 'retry-after': '7' })],
      /answer 429.*in 7 s/u,
    ],
    [
      'an error of its own, twice',
      [answer(500, 'oops'), answer(503, '')],
      /answer 500, "oops"; trying again in 2 s/u,
    ],
    ['a page of HTML', [answer(200, '<html><h1>Maintenance</h1></html>')], /another kind, "Maintenance"/u],
    ['nothing', [answer(200, '')], /an empty answer/u],
    ['half an answer', [breakOff], /trying again/u],
    [
      'a page cut off inside',
      [(response, { url }) => response.end(played[name]!(url).slice(0, -9))],
      /a broken page/u,
    ],
    [
      'another address of its own',
      [(response, { url }) => response.writeHead(302, { location: url.href }).end()],
      /^$/u,
    ],
  ];
  it.each(faults)('that answers with %s is asked again, and nothing is lost', async (_name, played, says) => {
    const service = await play(name);
    service.faults.push(null, ...played);
    const { papers, said } = await fetchAll(name, service.base);
    expect(idsOf(papers).at(-1)).toBe(all.at(-1));
    expect(papers.length).toBeGreaterThanOrEqual(4);
    expect(said.join('\n')).toMatch(says);
  });

  const ends: readonly (readonly [string, Fault, RegExp, number])[] = [
    ['a refusal', answer(403, '{"error":"Bad key"}'), /answer 403, .*Bad key/u, 1],
    ['a wrong query', answer(400, 'Invalid query'), /answer 400, "Invalid query"/u, 1],
    ['a wish for an hour of patience', answer(429, '', { 'retry-after': '3600' }), /asks to wait 3600 s/u, 1],
    ['a date an hour from now', answer(429, '', { 'retry-after': later }), /asks to wait 3\d\d\d s/u, 1],
    ['errors only', answer(500, ''), /answer 500\. Run the same command again/u, 6],
    ['HTML only', answer(200, '<!doctype html><p>Log in'), /another kind, "Log in"/u, 6],
  ];
  it.each(ends)(
    'that answers with %s ends the run, which goes on from there the next time',
    async (_name, fault, says, times) => {
      const service = await play(name);
      service.faults.push(null, ...Array.from({ length: 6 }, () => fault));
      await expect(fetchAll(name, service.base)).rejects.toThrow(FetchError);
      expect(service.asked).toHaveLength(1 + times);
      service.faults.splice(0, Number.POSITIVE_INFINITY, fault);
      // The first page is not asked for again.
      if (times === 1) await expect(fetchAll(name, service.base)).rejects.toThrow(says);
      service.faults.splice(0);
      const { papers, fetched } = await fetchAll(name, service.base);
      expect(idsOf(papers).at(-1)).toBe(all.at(-1));
      expect(fetched.pagesFromCache).toBe(1);
    },
  );

  it('that leads to another host is not followed, and no key goes there', async () => {
    const [service, other] = [await play(name), await play(name)];
    const elsewhere = other.base.replace('127.0.0.1', 'localhost');
    service.faults.push(answer(302, '', { location: elsewhere }));
    await expect(fetchAll(name, service.base, { key: 'secret' })).rejects.toThrow(
      /it redirects to another host, localhost:\d+/u,
    );
    expect(other.asked).toEqual([]);
  });

  it('that redirects in a circle is left', async () => {
    const service = await play(name);
    service.faults.push(
      ...Array.from({ length: 9 }, (): Fault => answer(302, '', { location: service.base })),
    );
    await expect(fetchAll(name, service.base)).rejects.toThrow(/redirects more than 5 times/u);
  });
});

it('arXiv, where a page in the middle comes without papers, is asked for it again', async () => {
  const service = await play('arxiv');
  const empty = answer(200, played.arxiv!(new URL('http://x/?start=9999&max_results=200')));
  service.faults.push(null, empty);
  const { papers, said } = await fetchAll('arxiv', service.base);
  expect(idsOf(papers)).toEqual(all);
  expect(said).toEqual([expect.stringMatching(/a page without papers, where there should be some/u)]);
});

it('arXiv is asked for papers by their ids where the query is ids, however written', async () => {
  const service = await play('arxiv');
  await fetchAll('arxiv', service.base, {
    query: 'arXiv:2302.13971v2, https://arxiv.org/abs/math.GT/0309136',
    limit: 1,
  });
  await fetchAll('arxiv', service.base, { query: 'all:2302.13971', limit: 1 });
  const [byIds, bySearch] = service.asked.map(({ url }) => Object.fromEntries(url.searchParams));
  expect(byIds).toEqual({ id_list: '2302.13971,math/0309136', start: '0', max_results: '200' });
  expect(bySearch).toMatchObject({ search_query: 'all:2302.13971', sortBy: 'submittedDate' });
});

it('A cursor that leads back to itself ends the run', async () => {
  const service = await playService(() =>
    JSON.stringify({
      meta: { count: 9, next_cursor: '*' },
      results: [{ id: 'https://openalex.org/W1', title: 'T', abstract_inverted_index: { A: [0] } }],
    }),
  );
  running.push(service);
  const { papers } = await fetchAll('openalex', service.base);
  expect(papers).toHaveLength(1);
  expect(service.asked).toHaveLength(1);
});

it('Keys are sent in the way of each service, and kept nowhere', async () => {
  const [s2, openAlex] = [await play('s2'), await play('openalex')];
  const outcomes = [
    await fetchAll('s2', s2.base, { key: 'secret' }),
    await fetchAll('openalex', openAlex.base, { key: 'secret' }),
  ];
  for (const { headers, url } of s2.asked)
    expect([headers['x-api-key'], url.search]).toEqual(['secret', expect.not.stringContaining('secret')]);
  for (const { url } of openAlex.asked) expect(url.searchParams.get('api_key')).toBe('secret');
  expect(JSON.stringify(outcomes.map(({ papers }) => papers))).not.toContain('secret');
});

it('Nobody at the other end is said with the reason', async () => {
  const service = await play('s2');
  await service.close();
  await expect(fetchAll('s2', service.base)).rejects.toThrow(/127\.0\.0\.1:\d+: .*ECONNREFUSED/u);
});

describe('herdbook fetch', () => {
  const world = (): { cwd: string; env: Record<string, string> } => ({
    cwd: folder,
    env: {
      HERDBOOK_CACHE: join(folder, 'cache'),
      HERDBOOK_CONTACT: 'ada@example.org',
      OPENALEX_API_KEY: 'secret',
    },
  });

  it('writes papers that build reads', async () => {
    const service = await play('openalex');
    const { code, stderr } = await runCli(
      ['fetch', 'openalex', 'llama', '-o', 'papers.jsonl', '--limit', '3', '--mirror', service.base],
      world(),
    );
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/papers\.jsonl: 3 of 5 papers\n.*--limit 5\n/su),
    ]);
    const lines = (await readFile(join(folder, 'papers.jsonl'), 'utf8')).trim().split('\n');
    expect(lines.map(line => JSON.parse(line) as unknown)).toMatchObject([
      {
        id: 'arxiv:2401.90001',
        otherIds: ['openalex:W1'],
        title: 'Paper 1 on LLaMA',
        abstract: 'We tune LLaMA.',
      },
      { id: 'arxiv:2401.90002' },
      { id: 'arxiv:2401.90003' },
    ]);
    expect(service.asked[0]!.headers).toMatchObject({
      'user-agent': expect.stringMatching(/^herdbook\/\d+\.\d+\.\d+ \(mailto:ada@example\.org\)$/u),
    });
    expect(service.asked[0]!.url.searchParams.get('api_key')).toBe('secret');
    const built = await runCli(['build', 'papers.jsonl', '-o', 'graph.jsonl'], world());
    expect(built.stderr).toMatch(/papers\.jsonl is read as jsonl.*from 3 papers/su);
  });

  it('that is refused says why and keeps the file that stands there', async () => {
    const service = await play('openalex');
    service.faults.push(answer(403, '{"error":"Invalid API key"}'));
    await writeFile(join(folder, 'papers.jsonl'), 'precious');
    const argv = ['fetch', 'openalex', 'llama', '-o', 'papers.jsonl', '--mirror', service.base];
    const { code, stderr } = await runCli(argv, world());
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^error: 127.*answer 403, .*Invalid API key/u)]);
    expect(await readFile(join(folder, 'papers.jsonl'), 'utf8')).toBe('precious');
    expect(stderr).not.toContain('secret');
  });

  it('of a service that is none says which there are', async () => {
    const { code, stderr } = await runCli(['fetch', 'arxive', 'llama', '-o', 'p.jsonl'], world());
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/Unknown service "arxive"\. Did you mean "arxiv"\?/u),
    ]);
  });
});
