/** What the editor may offer, as values: names with what is told of them and what they insert. */
import type { CypherFunction } from '../functions/function-table.ts';
import type { Binding } from './frames.ts';
import type { SchemaNode, SchemaProperty, SchemaRelationship } from './schema.ts';

export type OptionKind =
  | 'label'
  | 'type'
  | 'property'
  | 'variable'
  | 'function'
  | 'procedure'
  | 'keyword'
  | 'parameter';

export interface CompletionOption {
  readonly label: string;
  readonly kind: OptionKind;
  /** A signature, what it says, or where it leads; may be empty. */
  readonly detail: string;
  readonly insert: string;
}

const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** As the language reads it: in backticks where it is no plain word. */
export function quoted(name: string): string {
  return PLAIN_NAME.test(name) ? name : `\`${name.replaceAll('`', '``')}\``;
}

const option = (kind: OptionKind, label: string, detail = '', insert = quoted(label)): CompletionOption => ({
  label,
  kind,
  detail,
  insert,
});

export const labelOption = ({ label, says = '' }: SchemaNode): CompletionOption =>
  option('label', label, says);

export const typeOption = ({ type, from, to, says }: SchemaRelationship): CompletionOption =>
  option('type', type, `${from.join(', ')} → ${to.join(', ')}${says ? `: ${says}` : ''}`);

export const propertyOption = ({ name, says = '' }: SchemaProperty): CompletionOption =>
  option('property', name, says);

export const wordOption = (word: string): CompletionOption => option('keyword', word, '', word);

export const outputOption = ({ name, type }: { name: string; type: string }): CompletionOption =>
  option('variable', name, type);

export const parameterOption = (name: string): CompletionOption => option('parameter', name);

export function variableOption(name: string, { kind, names, temporal }: Binding): CompletionOption {
  const detail = names.length > 0 ? `:${names.join('|')}` : (temporal ?? kind);
  return option('variable', name, detail);
}

type Signed = Pick<CypherFunction, 'name' | 'signature'>;

/** `skip`: how much of the name stands before the cursor, as in `date.`. */
export const functionOption = ({ name, signature }: Signed, skip = 0): CompletionOption =>
  option('function', name.slice(skip), signature, `${name.slice(skip)}(`);

export function procedureOption(signature: string, skip = 0): CompletionOption {
  const name = signature.slice(0, signature.indexOf('('));
  const isBare = signature.startsWith(`${name}()`);
  return option('procedure', name.slice(skip), signature, `${name.slice(skip)}(${isBare ? ')' : ''}`);
}
