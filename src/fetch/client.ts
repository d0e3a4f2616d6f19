/** A polite client of a web service: one request at a time and not too soon, patient where the service asks for it, and never led elsewhere. */
import { FetchError } from './problem.ts';

export interface Manners {
  /** Least time between the starts of two requests, as the service states it. */
  readonly interval: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Added to the address when it is asked, and nowhere else: a key may be among them. */
  readonly parameters: Readonly<Record<string, string>>;
  /** What the body begins with, blanks aside: anything else (a page of a proxy, of maintenance) is asked for again. */
  readonly begins: RegExp;
}

/** Time and the network: passed in, so that a test can be both. */
export interface World {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Milliseconds */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

export const realWorld: World = {
  fetch: (url, init) => fetch(url, init),
  now: () => Date.now(),
  wait: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
};

const ATTEMPTS = 6;
const FIRST_PAUSE = 2_000;
/** A service that wants more patience is asked again by a person. */
const LONGEST_PAUSE = 5 * 60_000;
const TIMEOUT = 60_000;
const MOST_REDIRECTS = 5;
const MOST_BYTES = 64 * 1024 * 1024;

export type Get = (url: string) => Promise<string>;

/** @returns a function that gets texts; it throws FetchError where the service refuses or fails for good */
export function createClient(manners: Manners, world: World, onWait: (text: string) => void): Get {
  let last = Number.NEGATIVE_INFINITY;
  const inTime = async (url: string): Promise<Answer> => {
    const pause = last + manners.interval - world.now();
    if (pause > 0) await world.wait(pause);
    last = world.now();
    return request(url, manners, world);
  };
  return async url => {
    let failure = '';
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const answer = await inTime(url);
      if ('text' in answer) return answer.text;
      failure = answer.failure;
      if (answer.final) break;
      const pause = answer.after ?? FIRST_PAUSE * 2 ** attempt;
      if (pause > LONGEST_PAUSE)
        throw new FetchError(
          `${hostOf(url)} asks to wait ${Math.ceil(pause / 1000)} s (${failure}). Run the same command again then; what was fetched is kept.`,
        );
      if (attempt < ATTEMPTS - 1) {
        onWait(`${hostOf(url)}: ${failure}; trying again in ${Math.ceil(pause / 1000)} s`);
        await world.wait(pause);
      }
    }
    throw new FetchError(
      `${hostOf(url)}: ${failure}. Run the same command again later to go on; what was fetched is kept.`,
    );
  };
}

type Answer =
  | { readonly text: string }
  | {
      readonly failure: string;
      /** Asking again would not help. */
      readonly final: boolean;
      /** Milliseconds that the service asks to wait. */
      readonly after: number | null;
    };

const failed = (failure: string, final = false, after: number | null = null): Answer => ({
  failure,
  final,
  after,
});

async function request(url: string, manners: Manners, world: World): Promise<Answer> {
  let at = withParameters(url, manners.parameters);
  try {
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      const response = await world.fetch(at, {
        headers: manners.headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT),
      });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || location === null)
        return await judge(response, manners.begins, world.now());
      await response.body?.cancel();
      const next = new URL(location, at);
      // Keys travel with the request, so it goes nowhere else.
      if (!isSameService(new URL(at), next))
        return failed(`it redirects to another host, ${next.host}`, true);
      at = next.href;
    }
    return failed(`it redirects more than ${MOST_REDIRECTS} times`, true);
  } catch (error) {
    return failed(reasonOf(error));
  }
}

function isSameService(from: URL, to: URL): boolean {
  return from.hostname === to.hostname && (to.protocol === from.protocol || to.protocol === 'https:');
}

async function judge(response: Response, begins: RegExp, now: number): Promise<Answer> {
  const { status } = response;
  const text = await textOf(response);
  if (status === 429 || status >= 500)
    return failed(
      `answer ${status}${sayingOf(text)}`,
      false,
      retryAfter(response.headers.get('retry-after'), now),
    );
  if (status !== 200) return failed(`answer ${status}${sayingOf(text)}`, true);
  if (text.trim() === '') return failed('an empty answer');
  if (!begins.test(text)) return failed(`an answer of another kind${sayingOf(text)}`);
  return { text };
}

/** The body, as long as it can be one of a page of papers. */
async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    parts.push(part);
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new Error(`an answer of more than ${MOST_BYTES / 1024 / 1024} MB`);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Seconds or a date, as HTTP has it. */
function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const milliseconds = /^\d+$/u.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(milliseconds) ? null : Math.max(milliseconds, 0);
}

/** What the service says, without markup, short. */
function sayingOf(text: string): string {
  const words = text
    .replace(/<(?:script|style)[\s\S]*?<\/(?:script|style)>|<[^>]*>/giu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return words === '' ? '' : `, ${JSON.stringify(words.length > 160 ? `${words.slice(0, 160)}…` : words)}`;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${TIMEOUT / 1000} s`;
  // fetch hides the reason behind "fetch failed".
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function withParameters(url: string, parameters: Manners['parameters']): string {
  const whole = new URL(url);
  for (const [name, value] of Object.entries(parameters)) whole.searchParams.set(name, value);
  return whole.href;
}

const hostOf = (url: string): string => new URL(url).host;
