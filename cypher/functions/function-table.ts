/** What a function is: its name, how many arguments it takes, and what it makes of them. */
import { CypherError } from '../errors.ts';
import type { GraphView } from '../graph-view.ts';
import type { Clock } from '../temporal/clock.ts';
import { type Node, type Relationship, typeName, type Value } from '../values.ts';

export interface CypherFunction {
  readonly name: string;
  /** Shown in completion: `substring(text, start, length?)`. */
  readonly signature: string;
  readonly least: number;
  readonly most: number;
  /** Most functions of null are null; these look at nulls themselves. */
  readonly takesNull?: boolean;
  call(args: readonly Value[], view: GraphView, clock: Clock): Value;
}

/** Reads the argument counts off the signature. */
export function define(
  signature: string,
  call: CypherFunction['call'],
  options: { takesNull?: boolean } = {},
): CypherFunction {
  const [name, list] = signature.slice(0, -1).split('(') as [string, string];
  const args = list === '' ? [] : list.split(', ');
  const isMany = args.at(-1)?.startsWith('...') ?? false;
  return {
    name,
    signature,
    least: args.filter(arg => !arg.endsWith('?') && !arg.startsWith('...')).length,
    most: isMany ? Number.POSITIVE_INFINITY : args.length,
    ...options,
    call,
  };
}

/** @throws CypherError `runtime` */
export function badArgument(name: string, expected: string, got: Value): never {
  throw new CypherError({
    kind: 'runtime',
    detail: 'InvalidArgumentValue',
    message: `${name}() takes ${expected}, got ${typeName(got)}.`,
  });
}

/** The element, where DELETE has not taken it. @throws CypherError `runtime` */
export function present<Element extends Node | Relationship>(name: string, element: Element): Element {
  if (!element.isDeleted) return element;
  throw new CypherError({
    kind: 'runtime',
    detail: 'DeletedEntityAccess',
    message: `${name}() reads what this query has deleted.`,
    hint: 'Read it in a WITH before DELETE.',
  });
}
