/** The brackets that stand open while a query is read, and what each of them holds. */
import type { Token } from '../parse/lexer.ts';
import type { TemporalType } from '../temporal/temporal.ts';
import type { Way } from './schema.ts';
import { OPENING_WORDS } from './words.ts';

/** What a variable is, as far as the text tells. */
export interface Binding {
  readonly kind: 'node' | 'relationship' | 'path' | 'value';
  /** Labels or types that it may have; none: unknown. */
  readonly names: readonly string[];
  readonly temporal?: TemporalType | 'duration';
}

/** A node or relationship of a pattern that is being read. */
export interface Element {
  readonly kind: 'node' | 'relationship';
  name: string | null;
  readonly names: Token[];
  part: 'name' | 'names' | 'properties' | 'where';
  /** More than alternatives stands among the names, or the length is not one. */
  isIntricate: boolean;
  way: Way;
}

/** An open bracket; the first is the query itself. */
export interface Frame {
  readonly kind: 'query' | 'node' | 'relationship' | 'map' | 'call' | 'group' | 'list';
  /** Variables that it brings. */
  readonly scope: Map<string, Binding>;
  /** Of a call the function's name, of a map the one whose argument it is. */
  readonly name: string;
  readonly element: Element | null;
  /** Of a query: the clause and part that is being read. */
  clause: string;
  part: string;
  /** Of a clause that projects: the tokens of the item, at its own depth, and the items before. */
  item: Token[];
  columns: Map<string, Binding>;
  /** How many CASE wait for their END. */
  cases: number;
  keepsAll: boolean;
  /** The last element of the pattern, which the next one is joined to. */
  last: Element | null;
  hop: Element | null;
}

export function openFrame(kind: Frame['kind'], name: string, element: Element | null = null): Frame {
  return {
    kind,
    name,
    element,
    scope: new Map(),
    clause: '',
    part: '',
    item: [],
    columns: new Map(),
    cases: 0,
    keepsAll: false,
    last: null,
    hop: null,
  };
}

export function newElement(kind: Element['kind']): Element {
  return { kind, name: null, names: [], part: 'name', isIntricate: false, way: 'both' };
}

export const namesOf = ({ names }: Element): string[] => names.map(({ text }) => text);

export function isName(token: Token | undefined): token is Token {
  return token?.kind === 'name' || (token?.kind === 'word' && !OPENING_WORDS.has(token.upper));
}

export const VALUE: Binding = { kind: 'value', names: [] };
