/** A correction as one line of JSON, checked field by field. */
import type { Field, Kind, Signature, Values } from './kind.ts';
import { kindNamed, kinds } from './kinds.ts';

export interface Correction extends Signature {
  readonly do: string;
  /** The fields of its kind. */
  readonly values: Values;
}

export interface Entry {
  /** Made of the line, so that the same line has the same id everywhere. */
  readonly id: string;
  readonly correction: Correction;
}

export interface CorrectionProblem {
  readonly expected: string;
  readonly got: string;
  readonly todo: string;
}

/** What a JSON value says; a problem where it is no correction. Fields `who`, `when` and `why` may be left out. */
export function parseCorrection(json: unknown): Correction | CorrectionProblem {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return problem('an object', json, 'Write one JSON object a line.');
  const given = json as Readonly<Record<string, unknown>>;
  const found = kindNamed(String(given.do));
  if (!found)
    return problem(
      `"do" as one of ${kinds.map(({ does }) => does).join(', ')}`,
      given.do,
      'Name what is to be done.',
    );
  const wrong = wrongSignature(given) ?? wrongField(given, found);
  if (wrong) return wrong;
  const { who = '', when = '', why = '' } = given as unknown as Partial<Signature>;
  const values = Object.fromEntries(
    Object.keys(found.fields).flatMap(name => (given[name] === undefined ? [] : [[name, given[name]]])),
  );
  return { do: found.does, values: values as Values, who, when, why };
}

export function isProblem(parsed: Correction | CorrectionProblem): parsed is CorrectionProblem {
  return 'expected' in parsed;
}

/** The line that `parseCorrection` reads, without line break. */
export function printCorrection({ do: does, values, who, when, why }: Correction): string {
  return JSON.stringify({ do: does, ...values, who, when, why });
}

/** In words: `LLaMA-1 is LLaMA`. */
export function describeCorrection({ do: does, values }: Correction, name: (id: string) => string): string {
  return kindNamed(does)!.describe(values, name);
}

const SIGNATURE: readonly string[] = ['who', 'when', 'why'];

function wrongSignature(given: Readonly<Record<string, unknown>>): CorrectionProblem | null {
  for (const name of SIGNATURE)
    if (given[name] !== undefined && typeof given[name] !== 'string')
      return problem(`"${name}" as text`, given[name], 'Put it in quotation marks, or leave it out.');
  return null;
}

function wrongField(
  given: Readonly<Record<string, unknown>>,
  { does, fields }: Kind,
): CorrectionProblem | null {
  const unknown = Object.keys(given).find(
    name => name !== 'do' && !(name in fields) && !SIGNATURE.includes(name),
  );
  if (unknown !== undefined)
    return problem(
      `only the fields ${Object.keys(fields).join(', ')} with "${does}"`,
      unknown,
      'Take it out.',
    );
  for (const [name, field] of Object.entries(fields)) {
    const value = given[name];
    if (value === undefined && field.optional) continue;
    if (!holds(field, value))
      return problem(`"${name}" as ${inWords(field)}`, value, `It is the ${field.says}.`);
  }
  return null;
}

function holds({ holds: what, among }: Field, value: unknown): boolean {
  if (what === 'texts')
    return Array.isArray(value) && value.length > 0 && value.every(one => typeof one === 'string');
  return typeof value === 'string' && value.trim() !== '' && (!among || among.includes(value));
}

function inWords({ holds: what, among }: Field): string {
  if (among) return `one of ${among.join(', ')}`;
  return what === 'texts' ? 'a list of texts' : 'a text that is not empty';
}

function problem(expected: string, value: unknown, todo: string): CorrectionProblem {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return { expected, got: text.length > 200 ? `${text.slice(0, 200)}...` : text, todo };
}
