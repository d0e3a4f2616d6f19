/** A service on this machine that plays what the real ones answer: pages in their shapes, and their faults. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
}

/** One answer in place of the page that was asked for. */
export type Fault = (response: ServerResponse, asked: Asked) => void;

export interface PlayedService {
  readonly base: string;
  readonly asked: Asked[];
  /** Played one after another before pages are answered again; null: the page itself. */
  readonly faults: (Fault | null)[];
  close(): Promise<void>;
}

export async function playService(page: (url: URL) => string): Promise<PlayedService> {
  const asked: Asked[] = [];
  const faults: (Fault | null)[] = [];
  const server: Server = createServer((request, response) => {
    const one = { url: new URL(request.url!, `http://${request.headers.host}`), headers: request.headers };
    asked.push(one);
    const fault = faults.shift();
    if (fault) fault(response, one);
    else response.end(page(one.url));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}/api`,
    asked,
    faults,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export const answer =
  (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Fault =>
  response =>
    response.writeHead(status, headers).end(body);

/** The connection breaks in the middle of the answer. */
export const breakOff: Fault = response => {
  response.writeHead(200, { 'content-length': '1000' });
  response.write('{"half');
  setTimeout(() => response.destroy(), 10);
};

const TOTAL = 5;
const title = (n: number): string => `Paper ${n} on LLaMA`;
const entry = (n: number): string => `  <entry>
    <id>http://arxiv.org/abs/2401.9000${n}v1</id>
    <published>2024-01-0${n}T00:00:00Z</published>
    <title>${title(n)}</title>
    <summary>We tune LLaMA, part ${n} &lt; ${TOTAL + 1}.</summary>
    <author><name>Ada Example</name></author>
  </entry>`;

/** Five papers in pages of the size that is asked for; of OpenAlex and Semantic Scholar, in pages of two. */
export const played: Readonly<Record<string, (url: URL) => string>> = {
  arxiv(url) {
    const start = Number(url.searchParams.get('start'));
    const size = Number(url.searchParams.get('max_results'));
    // The real total would fill pages of 200: said so here, the pages of the middle are full and the last is short.
    const numbers = [1, 2, 3, 4, 5].filter((_n, index) => Math.floor(index / 2) === start / size);
    return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">ArXiv Query</title>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">${size * 2 + 1}</opensearch:totalResults>
${numbers.map(entry).join('\n')}
</feed>
`;
  },
  openalex(url) {
    const cursor = url.searchParams.get('cursor');
    const start = cursor === '*' ? 0 : Number(cursor!.slice(1));
    const numbers = [1, 2, 3, 4, 5].slice(start, start + 2);
    return JSON.stringify({
      meta: {
        count: TOTAL,
        db_response_time_ms: 9,
        page: null,
        per_page: 2,
        next_cursor: numbers.length === 0 ? null : `c${start + 2}`,
      },
      results: numbers.map(n => ({
        id: `https://openalex.org/W${n}`,
        doi: `https://doi.org/10.48550/arXiv.2401.9000${n}`,
        title: title(n),
        display_name: title(n),
        publication_year: 2024,
        authorships: [{ author: { display_name: 'Ada Example' } }],
        primary_location: null,
        locations: [],
        abstract_inverted_index: { We: [0], tune: [1], 'LLaMA.': [2] },
      })),
      group_by: [],
    });
  },
  s2(url) {
    const start = Number(url.searchParams.get('token') ?? 0);
    const numbers = [1, 2, 3, 4, 5].slice(start, start + 2);
    return JSON.stringify({
      total: TOTAL,
      token: start + 2 < TOTAL ? String(start + 2) : null,
      data: numbers.map(n => ({
        paperId: String(n).repeat(40),
        externalIds: { ArXiv: `2401.9000${n}`, CorpusId: n },
        title: title(n),
        abstract: n === 4 ? null : 'We tune LLaMA.',
        year: 2024,
        authors: [{ authorId: '1', name: 'Ada Example' }],
        venue: '',
        url: `https://www.semanticscholar.org/paper/${String(n).repeat(40)}`,
      })),
    });
  },
};
