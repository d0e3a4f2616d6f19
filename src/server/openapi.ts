/** The routes as an OpenAPI document, made of the same schemas that check requests. */
import { z } from 'zod';
import type { Route } from './route.ts';

type Schema = Readonly<Record<string, unknown>>;

/** OpenAPI 3.1, of which the schemas are JSON Schema 2020-12. */
export function openApiDocument(routes: readonly Route[], version: string): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/gu, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Herdbook',
      version,
      description:
        'A knowledge graph of machine-learning papers, with the sentence behind every edge. All routes only read, but for the one that keeps a correction.',
    },
    paths,
    components: { schemas: { Problem: problem } },
  };
}

function operationOf({ method, path, says, request }: Route): Schema {
  const { properties = {} } = z.toJSONSchema(request, { io: 'input' }) as {
    properties?: Record<string, ObjectSchema>;
  };
  const { params, query, body } = properties;
  const parameters = [...parametersOf('path', params), ...parametersOf('query', query)];
  return {
    operationId: method + path.replace(/[^a-z]+(\w)/giu, (_all, next: string) => next.toUpperCase()),
    summary: says,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: {
      200: { description: 'The answer.' },
      default: {
        description: 'What went wrong (RFC 9457).',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

function parametersOf(place: 'path' | 'query', schema: ObjectSchema | undefined): Schema[] {
  return Object.entries(schema?.properties ?? {}).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || (schema?.required?.includes(name) ?? false),
    schema: one,
  }));
}

const problem: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', description: 'tells kinds of problems apart' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'what was expected and what was got' },
    hint: { type: 'string', description: 'what to do' },
    caret: { type: 'string', description: 'the line of the query with its place' },
  },
};
