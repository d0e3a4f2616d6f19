/** What a procedure is: its signature as text, and what makes its rows. */
import { valueTests } from '../evaluate/type-test.ts';
import type { GraphView } from '../graph-view.ts';
import { float, isInteger, isList, isNumeric, toNumber, type Value } from '../values.ts';

export interface Procedure {
  /** Such as `db.labels() :: (label :: STRING)`; a type with `?`, or without, may be null. */
  readonly signature: string;
  /** Rows in the order of the outputs. */
  call(args: readonly Value[], view: GraphView): Iterable<readonly Value[]>;
}

export interface Field {
  readonly name: string;
  /** In upper case, without `?`. */
  readonly type: string;
}

export interface KnownProcedure extends Procedure {
  readonly name: string;
  readonly inputs: readonly Field[];
  readonly outputs: readonly Field[];
}

/** By name in lower case. */
export type Procedures = ReadonlyMap<string, KnownProcedure>;

const SIGNATURE = /^\s*([\w.]+)\s*\(([^)]*)\)\s*::\s*\(([^)]*)\)\s*$/u;

/** @throws Error where the signature cannot be read */
export function readSignature(procedure: Procedure): KnownProcedure {
  const found = SIGNATURE.exec(procedure.signature);
  if (!found)
    throw new Error(
      `Expected a signature such as name(in :: INTEGER) :: (out :: STRING), got ${procedure.signature}.`,
    );
  const [, name, inputs, outputs] = found as unknown as [string, string, string, string];
  return {
    name,
    inputs: readFields(inputs),
    outputs: readFields(outputs),
    signature: procedure.signature,
    call: (args, view) => procedure.call(args, view),
  };
}

function readFields(text: string): Field[] {
  if (text.trim() === '') return [];
  return text.split(',').map(field => {
    const [name = '', type = 'ANY'] = field.split('::').map(part => part.trim());
    return { name, type: type.replace(/\?$/u, '').toUpperCase() };
  });
}

/** Null fits every type; an integer fits FLOAT. */
export function fits(value: Value, type: string): boolean {
  if (value === null) return true;
  if (type.startsWith('LIST')) return isList(value);
  if (type === 'FLOAT') return isNumeric(value);
  return valueTests[type]?.(value) ?? true;
}

/** The value as the procedure takes it. */
export function coerce(value: Value, type: string): Value {
  return type === 'FLOAT' && isInteger(value) ? float(toNumber(value)) : value;
}
