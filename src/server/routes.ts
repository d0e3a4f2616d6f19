/** The table of routes: everything that the explorer, or a program, may ask of a served graph. */
import { z } from 'zod';
import { CypherError, nearestName } from '#cypher';
import { formats } from '#graph/formats/index';
import { questionNamed, questions } from '#graph/questions';
import { answerAsked } from './asking.ts';
import type { Limits } from './beside.ts';
import { correctionRoutes } from './corrections.ts';
import { openApiDocument } from './openapi.ts';
import { cypherProblem, Problem } from './problem.ts';
import { attachment, json, named, revalidated, text } from './replies.ts';
import { type Route, route } from './route.ts';
import { TRY_SCRIPT, tryPage } from './try-page.ts';

/** No query gets more than this, whatever it asks for. */
export const caps = { rowLimit: 10_000, timeoutMs: 10_000 } as const;

/** Node pages and hit lists: enough for a screen, with room. */
const MOST_EDGES = 10_000;
const MOST_HITS = 100;

const limit = (usual: number, most: number) => z.coerce.number().int().min(1).max(most).default(usual);
const nothing = z.object({});
const limits = {
  rowLimit: z.int().min(0).default(caps.rowLimit),
  timeoutMs: z.number().positive().default(caps.timeoutMs),
};
const parameters = z.record(z.string(), z.unknown()).default({});

const dataRoutes: readonly Route[] = [
  ...correctionRoutes,
  route({
    method: 'get',
    path: '/api/health',
    says: 'The version, how many nodes and edges the store holds, and the newest build; 503 while the store does not answer.',
    request: nothing,
    handle: async (_request, { graph, version }) => {
      const { build, ...store } = await graph.state();
      return json({ status: 'ok', version, store, build });
    },
  }),
  route({
    method: 'get',
    path: '/api/graph',
    says: 'The whole graph in columns, as the explorer draws it: the newest build, named in the field Herdbook-Build of the head.',
    request: nothing,
    handle: async (_request, { graph }) => {
      await graph.renew();
      return named(graph.build, revalidated(await graph.columns()));
    },
  }),
  route({
    method: 'get',
    path: '/api/nodes/:id',
    says: 'A node with its edges, the surest first.',
    request: z.object({
      params: z.object({ id: z.string() }),
      query: z.object({ limit: limit(500, MOST_EDGES) }),
    }),
    handle: async ({ params, query }, { graph }) => {
      const page = await graph.nodePage(params.id, query.limit);
      if (page) return json(page);
      // Ids are the type and the name: a near name has a near id.
      const [near] = await graph.store.search(params.id.replace(/^[a-z]+:/u, ''), 1);
      throw unknown('node', params.id, near ? didYouMean(near.id) : null);
    },
  }),
  route({
    method: 'get',
    path: '/api/search',
    says: 'Nodes by name, alias or title; slips of typing are forgiven.',
    request: z.object({ query: z.object({ q: z.string().max(500), limit: limit(20, MOST_HITS) }) }),
    handle: async ({ query }, { graph }) => json({ hits: await graph.store.search(query.q, query.limit) }),
  }),
  route({
    method: 'get',
    path: '/api/questions',
    says: 'The named questions, with their parameters and their Cypher.',
    request: nothing,
    handle: () => json({ questions }),
  }),
  route({
    method: 'post',
    path: '/api/questions/:name',
    says: 'Asks a named question.',
    request: z.object({
      params: z.object({ name: z.string() }),
      body: z.strictObject({ parameters, ...limits }),
    }),
    handle: async ({ params, body }, { graph }, signal) => {
      const question = questionNamed(params.name);
      if (!question) throw unknown('question', params.name, nearest(params.name, questions));
      return answerAsked({ question: question.name, ...capped(body) }, graph, signal);
    },
  }),
  route({
    method: 'post',
    path: '/api/query',
    says: 'Runs a read-only openCypher query.',
    request: z.object({ body: z.strictObject({ query: z.string(), parameters, ...limits }) }),
    handle: ({ body }, { graph }, signal) =>
      answerAsked({ query: body.query, ...capped(body) }, graph, signal).catch(error =>
        rethrowLocated(error, body.query),
      ),
  }),
  route({
    method: 'post',
    path: '/api/link',
    says: 'Finds the names in a title and an abstract, with offsets, what else they could mean, and what was refused.',
    request: z.object({ body: z.strictObject({ title: z.string().default(''), abstract: z.string() }) }),
    handle: ({ body }, { link }) => {
      if (link) return json(link(body));
      throw new Problem({ status: 501, type: 'no-linker', detail: 'This server links no texts.' });
    },
  }),
  route({
    method: 'get',
    path: '/api/formats',
    says: 'The formats in which the graph leaves.',
    request: nothing,
    handle: () =>
      json({
        formats: formats.map(({ name, extension, mediaType, says }) => ({
          name,
          extension,
          mediaType,
          says,
        })),
      }),
  }),
  route({
    method: 'get',
    path: '/api/export/:format',
    says: 'The whole graph in a format.',
    request: z.object({ params: z.object({ format: z.string() }) }),
    handle: async ({ params }, { graph }) => {
      const format = formats.find(known => known.name === params.format);
      if (!format) throw unknown('format', params.format, nearest(params.format, formats));
      return attachment(`herdbook.${format.extension}`, format.mediaType, format.write(await graph.facts()));
    },
  }),
];

/** The routes that tell of the routes. */
const aboutRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/api/openapi.json',
    says: 'This interface as an OpenAPI document.',
    request: nothing,
    handle: (_request, { version }) => json(openApiDocument(routes, version)),
  }),
  route({
    method: 'get',
    path: '/api',
    says: 'A page to try the interface.',
    request: nothing,
    handle: () => text('text/html; charset=utf-8', tryPage(dataRoutes)),
  }),
  route({
    method: 'get',
    path: '/api/try.js',
    says: 'The script of that page.',
    request: nothing,
    handle: () => text('text/javascript; charset=utf-8', TRY_SCRIPT),
  }),
];

export const routes: readonly Route[] = [...dataRoutes, ...aboutRoutes];

const capped = ({ parameters, rowLimit, timeoutMs }: Limits): Limits => ({
  parameters,
  rowLimit: Math.min(rowLimit, caps.rowLimit),
  timeoutMs: Math.min(timeoutMs, caps.timeoutMs),
});

function rethrowLocated(error: unknown, query: string): never {
  throw error instanceof CypherError ? cypherProblem(error.locate(query), query) : error;
}

function unknown(kind: string, wanted: string, hint: string | null): Problem {
  const detail = `Unknown ${kind} ${JSON.stringify(wanted)}.`;
  return new Problem({ status: 404, type: `unknown-${kind}`, detail, hint });
}

function nearest(wanted: string, known: readonly { readonly name: string }[]): string {
  const names = known.map(({ name }) => name);
  const near = nearestName(wanted, names);
  return near ? didYouMean(near) : `Known: ${names.join(', ')}.`;
}

function didYouMean(name: string): string {
  return `Did you mean ${JSON.stringify(name)}?`;
}
