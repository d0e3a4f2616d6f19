/** A route as data, and how it is mounted: the request is checked by its schema before the handler sees it. */
import type { Express, Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { nearestName } from '#cypher';
import type { CorrectionDesk } from './correction-desk.ts';
import { Problem } from './problem.ts';
import type { Reply } from './replies.ts';
import type { ServedGraph } from './served-graph.ts';
import { Turns } from './turns.ts';

export interface LinkAnswer {
  readonly text: string;
  readonly mentions: readonly object[];
  readonly refusals: readonly object[];
  readonly relations: readonly object[];
}

/** What handlers work with. */
export interface Service {
  readonly graph: ServedGraph;
  readonly version: string;
  /** Null where this server links no texts. */
  readonly link: ((paper: { readonly title: string; readonly abstract: string }) => LinkAnswer) | null;
  /** Null where this server keeps no corrections. */
  readonly corrections: CorrectionDesk | null;
}

/** The parts of a request that a schema speaks of; a route whose schema names a body takes JSON. */
type RequestSchema = z.ZodObject<{ params?: z.ZodType; query?: z.ZodType; body?: z.ZodType }>;

export interface Route {
  readonly method: 'get' | 'post';
  readonly path: string;
  /** A sentence for the document of the routes. */
  readonly says: string;
  readonly request: RequestSchema;
  handle(request: unknown, service: Service, signal: AbortSignal): Promise<Reply> | Reply;
}

/** Ties the handler's request to the schema. */
export function route<S extends RequestSchema>(parts: {
  readonly method: Route['method'];
  readonly path: string;
  readonly says: string;
  readonly request: S;
  handle(request: z.output<S>, service: Service, signal: AbortSignal): Promise<Reply> | Reply;
}): Route {
  return { ...parts, handle: (request, ...rest) => parts.handle(request as z.output<S>, ...rest) };
}

/** Mounts the routes; a known path with another method gets 405, an unknown path under `/api` 404 with the nearest known. */
export function mountRoutes(
  app: Express,
  routes: readonly Route[],
  service: Service,
  readBody: RequestHandler,
): void {
  const turns = new Turns();
  for (const entry of routes) {
    const readers = 'body' in entry.request.shape ? [requireJson, readBody] : [];
    app[entry.method](entry.path, ...readers, answer(entry, service, turns));
  }
  for (const path of new Set(routes.map(entry => entry.path))) {
    const allowed = routes.filter(entry => entry.path === path).map(({ method }) => method.toUpperCase());
    app.all(path, request => refuseMethod(request, allowed));
  }
  app.all('/api{/*rest}', request => refusePath(request, routes));
}

function answer(entry: Route, service: Service, turns: Turns): RequestHandler {
  return async (request, response) => {
    const { params, query, body } = request;
    const checked = entry.request.safeParse({ params, query, body });
    if (!checked.success) throw invalid(checked.error);
    await turns.take();
    const reply = await entry.handle(checked.data, service, closeSignal(response));
    await reply(request, response);
  };
}

/** Aborts when the client goes away before it has its answer. */
function closeSignal(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

const requireJson: RequestHandler = (request, _response, next) => {
  if (request.is('application/json')) return next();
  const got = request.get('Content-Type');
  throw new Problem({
    status: 415,
    type: 'not-json',
    detail: `Expected a body of the type application/json, got ${got ? JSON.stringify(got) : 'none'}.`,
    hint: 'Send the body as JSON with the header Content-Type: application/json.',
  });
};

function invalid(error: z.ZodError): Problem {
  const wrong = error.issues.map(({ path, message }) => `${path.slice(1).join('.') || 'body'}: ${message}`);
  return new Problem({ status: 400, type: 'invalid-request', detail: wrong.join('; ') });
}

function refuseMethod({ method, path }: Request, allowed: readonly string[]): never {
  throw new Problem({
    status: 405,
    type: 'method-not-allowed',
    detail: `Expected ${allowed.join(' or ')} for ${path}, got ${method}.`,
    headers: { Allow: allowed.includes('GET') ? [...allowed, 'HEAD'].join(', ') : allowed.join(', ') },
  });
}

function refusePath({ path }: Request, routes: readonly Route[]): never {
  const known = [...new Set(routes.map(entry => entry.path))];
  const near = nearestName(path, known);
  throw new Problem({
    status: 404,
    type: 'unknown-path',
    detail: `There is nothing at ${path}.`,
    hint: near ? `Did you mean ${near}?` : `Known: ${known.join(', ')}.`,
  });
}
