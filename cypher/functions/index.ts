/** All functions by name; names are not case-sensitive. */
import { type Aggregate, aggregates } from './aggregate.ts';
import { conversionFunctions } from './conversion.ts';
import type { CypherFunction } from './function-table.ts';
import { graphFunctions } from './graph.ts';
import { listFunctions } from './list.ts';
import { mathFunctions } from './math.ts';
import { stringFunctions } from './string.ts';
import { temporalFunctions } from './temporal.ts';

const functions = new Map<string, CypherFunction>(
  [
    ...stringFunctions,
    ...mathFunctions,
    ...listFunctions,
    ...graphFunctions,
    ...conversionFunctions,
    ...temporalFunctions,
  ].map(entry => [entry.name.toLowerCase(), entry]),
);
const aggregateByName = new Map<string, Aggregate>(
  aggregates.map(entry => [entry.name.toLowerCase(), entry]),
);

export function functionNamed(name: string): CypherFunction | undefined {
  return functions.get(name.toLowerCase());
}

export function aggregateNamed(name: string): Aggregate | undefined {
  return aggregateByName.get(name.toLowerCase());
}

/** Functions and aggregates, for completion and for hints. */
export const allFunctions: readonly (CypherFunction | Aggregate)[] = [
  ...functions.values(),
  ...aggregateByName.values(),
];
export const signatures: readonly string[] = allFunctions.map(({ signature }) => signature).sort();
export const functionNames: readonly string[] = allFunctions.map(({ name }) => name);
