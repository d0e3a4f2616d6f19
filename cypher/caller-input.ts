/** What a caller without types may give is looked at once, where it comes in. */
import type { AbstractGraph, Attributes } from 'graphology-types';
import { CypherError } from './errors.ts';
import type { GraphView } from './graph-view.ts';
import { parameterFrom } from './host-value.ts';
import type { Value } from './values.ts';

export type Graph = AbstractGraph<Attributes, Attributes, Attributes>;

/** @throws TypeError where it is neither */
export function isView(graph: Graph | GraphView): graph is GraphView {
  const given: Readonly<Record<string, unknown>> = Object(graph);
  if ('nodesWith' in given) return true;
  if (typeof given.forEachNode === 'function' && typeof given.on === 'function') return false;
  throw new TypeError(`Expected a graph of graphology, or a GraphView, got ${say(graph)}.`);
}

/** @throws TypeError */
export function refuseNoText(query: unknown): void {
  if (typeof query !== 'string') throw new TypeError(`Expected a query as text, got ${say(query)}.`);
}

/** @throws TypeError where the limit is no number from 0 */
export function refuseNoLimit(name: string, limit: unknown): void {
  if (limit !== undefined && !(typeof limit === 'number' && limit >= 0))
    throw new TypeError(`${name} takes a number from 0, got ${say(limit)}.`);
}

/** Parameters as values of the language; one that is undefined is not given. @throws CypherError where one is no value */
export function parametersFrom(given: Readonly<Record<string, unknown>>): Readonly<Record<string, Value>> {
  const parameters: Record<string, Value> = Object.create(null);
  for (const [name, value] of Object.entries(Object(given)))
    if (value !== undefined)
      parameters[name] = parameterFrom(value, foreign => {
        throw new CypherError({
          kind: 'runtime',
          detail: 'InvalidArgumentValue',
          message: `The parameter $${name} holds ${say(foreign)}, which is no value of the language.`,
          hint: 'Give texts, numbers, booleans, null, dates, lists and plain objects of them.',
        });
      });
  return parameters;
}

function say(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value !== 'object') return `${typeof value === 'function' ? 'a function' : String(value)}`;
  return Array.isArray(value) ? 'an array' : `an object of ${value.constructor?.name ?? 'no class'}`;
}
