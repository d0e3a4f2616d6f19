/** Diagnostics: every clause that does not parse, all that makes no sense, and names that the schema does not know. */
import { type CypherError, nearestName, type Span } from '../errors.ts';
import type { Token } from '../parse/lexer.ts';
import type { Hop, Mention, QueryState } from './query-state.ts';
import { readQuery } from './reading.ts';
import { type CypherSchema, NO_SCHEMA, propertiesOf, relationshipsBetween } from './schema.ts';
import { blank, LONGEST_TEXT, readTokens } from './tolerant-tokens.ts';
import { CLAUSE_WORDS } from './words.ts';

export interface Diagnostic {
  /** The stretch of the text, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning';
  /** The openCypher name of an error; `UnknownName` or `UnlikelyPattern` of a warning. */
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

/** More errors help nobody. */
const MOST_ERRORS = 10;

/** What is wrong with a query: the first thing that does not parse, or what makes no sense, so many of it at the most. */
type Check = (query: string, most: number) => readonly CypherError[];

/** Wrong whatever the clauses around it say. */
const STANDS_ALONE: ReadonlySet<string> = new Set([
  'UnknownFunction',
  'ProcedureNotFound',
  'InvalidNumberOfArguments',
  'NestedAggregation',
]);

export function diagnoseWith(
  check: Check,
  text: string,
  schema: CypherSchema = NO_SCHEMA,
): readonly Diagnostic[] {
  if (text.trim() === '') return [];
  if (text.length > LONGEST_TEXT) return check(text, 1).map(error => toDiagnostic(error, text));
  const errors = errorsOf(check, text);
  const state = readQuery(readTokens(text).tokens, schema);
  const warnings = [...state.mentions.flatMap(mention => unknownName(mention, state)), ...unlikely(state)];
  return [...errors, ...warnings].sort((a, b) => a.from - b.from);
}

/** Clause by clause: one that does not parse is blanked out, so that the others can be read. */
function errorsOf(check: Check, text: string): Diagnostic[] {
  const errors: Diagnostic[] = [];
  let rest = text;
  while (errors.length < MOST_ERRORS && rest.trim() !== '') {
    const isWhole = errors.length === 0;
    const found = check(rest, MOST_ERRORS);
    const unread = found.find(({ kind }) => kind !== 'semantic');
    if (!unread) {
      // Names may have been defined in a clause that is blank now.
      const told = isWhole ? found : found.filter(({ detail }) => STANDS_ALONE.has(detail));
      errors.push(...told.map(error => toDiagnostic(error, text)));
      break;
    }
    // What is missing at the end may have stood there as well.
    const start = unread.span?.start ?? 0;
    if (!isWhole && start >= rest.trimEnd().length) break;
    errors.push(toDiagnostic(unread, text));
    // Clauses that read well but do not go together: without one of them the others would not either.
    if (unread.kind === 'budget' || unread.detail === 'InvalidClauseComposition') break;
    const clause = clauseAround(rest, start);
    rest = blank(rest, clause.start, clause.end);
  }
  return errors.slice(0, MOST_ERRORS);
}

function toDiagnostic({ detail, message, hint, span }: CypherError, text: string): Diagnostic {
  const { start, end } = span ?? { start: 0, end: text.length };
  // At the end of the text there is nothing to underline but what stands last.
  const from = Math.min(start, Math.max(0, text.trimEnd().length - 1));
  return {
    from,
    to: Math.min(text.length, Math.max(end, from + 1)),
    severity: 'error',
    code: detail,
    message,
    hint,
  };
}

/** The clause that the parser gave up in: where it stopped at the first word of a clause, the one before that is not blank. */
function clauseAround(text: string, at: number): Span {
  const starts = clauseStarts(readTokens(text).tokens);
  const own = starts.findLast(start => start < at) ?? starts.find(start => start === at) ?? 0;
  return { start: own, end: starts.find(start => start > own) ?? text.length };
}

/** OPTIONAL and DETACH belong to the word after them; a word in braces belongs to a subquery. */
function clauseStarts(tokens: readonly Token[]): number[] {
  let depth = 0;
  const starts: number[] = [];
  for (const [at, { kind, upper, text, start }] of tokens.entries()) {
    if (text === '{' && kind === 'sign') depth += 1;
    if (text === '}' && kind === 'sign') depth = Math.max(0, depth - 1);
    const before = tokens[at - 1]?.upper ?? '';
    const isName =
      /^(?:[.:|&!$]|STARTS|ENDS|ON|AS|OPTIONAL|DETACH)$/u.test(before) || tokens[at + 1]?.text === ':';
    if (kind === 'word' && depth === 0 && CLAUSE_WORDS.has(upper) && !isName) starts.push(start);
  }
  return starts;
}

function unknownName({ kind, token, of, isWritten }: Mention, { schema }: QueryState): Diagnostic[] {
  if (isWritten) return [];
  const known = KNOWN[kind](schema, of);
  if (known.length === 0 || known.includes(token.text)) return [];
  const near = nearestName(token.text, known);
  // Of a node of any label little is known: only a slip is told of.
  if (kind === 'property' && of?.names.length === 0 && !near) return [];
  const owner = of && of.names.length > 0 ? `:${of.names.join('|')}` : 'The graph';
  const what = kind === 'type' ? 'relationship type' : kind;
  return [
    warning(
      token,
      'UnknownName',
      `${kind === 'property' ? owner : 'The graph'} has no ${what} ${token.text}.`,
      near ? `Did you mean ${near}?` : known.length <= 12 ? `Known are ${known.join(', ')}.` : null,
    ),
  ];
}

/** Names that may stand for a mention; none where nothing can be said. */
const KNOWN: Readonly<
  Record<Mention['kind'], (schema: CypherSchema, of: Mention['of']) => readonly string[]>
> = {
  label: ({ nodes }) => nodes.map(({ label }) => label),
  type: ({ relationships }) => relationships.map(({ type }) => type),
  property(schema, of) {
    if (of?.kind !== 'node' && of?.kind !== 'relationship') return [];
    return propertiesOf(schema, of.kind, of.names).map(({ name }) => name);
  },
};

/** Hops that no relationship of the schema makes, though all their names are known. */
function unlikely({ hops, schema }: QueryState): Diagnostic[] {
  return hops.flatMap(hop => {
    const known = schema.relationships.filter(({ type }) => hop.types.includes(type));
    const labels = new Set(schema.relationships.flatMap(({ from, to }) => [...from, ...to]));
    const isTold = [...hop.left, ...hop.right].every(label => labels.has(label));
    if (known.length === 0 || known.length < hop.types.length || !isTold) return [];
    const fits = relationshipsBetween(schema, hop.left, hop.way, hop.right).some(one => known.includes(one));
    return fits ? [] : [warning(hop, 'UnlikelyPattern', sayHop(hop), known.map(sayWay).join(' '))];
  });
}

function sayHop({ left, types, way, right }: Hop): string {
  const [from, to] = way === 'in' ? [right, left] : [left, right];
  const end = (labels: readonly string[]): string => (labels.length > 0 ? labels.join(' or ') : 'any node');
  return `No ${types.join(' or ')} goes from ${end(from)} to ${end(to)}.`;
}

const sayWay = ({ type, from, to }: CypherSchema['relationships'][number]): string =>
  `${type} goes from ${from.join(', ')} to ${to.join(', ')}.`;

function warning({ start, end }: Span, code: string, message: string, hint: string | null): Diagnostic {
  return { from: start, to: end, severity: 'warning', code, message, hint };
}
