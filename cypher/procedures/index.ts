/** All procedures by name: those of the engine, and the caller's own. */
import { type KnownProcedure, type Procedure, type Procedures, readSignature } from './procedure.ts';
import { schemaProcedures } from './schema-procedures.ts';

/** The caller's own come last: they may replace one of the engine's. */
export function proceduresOf(own: readonly Procedure[]): Procedures {
  const known = [...schemaProcedures, ...own].map(readSignature);
  return new Map(known.map((one): [string, KnownProcedure] => [one.name.toLowerCase(), one]));
}

export type { KnownProcedure, Procedure, Procedures };
