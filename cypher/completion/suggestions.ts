/** Which options fit a place in a query: rules, tried one after the other. */
import { allFunctions } from '../functions/index.ts';
import type { Token } from '../parse/lexer.ts';
import { schemaProcedures } from '../procedures/schema-procedures.ts';
import { componentNames } from '../temporal/components.ts';
import { DURATION_UNITS } from '../temporal/duration.ts';
import { fieldNames } from '../temporal/fields.ts';
import { SHAPES, type TemporalType } from '../temporal/temporal.ts';
import { type Binding, isName, namesOf } from './frames.ts';
import {
  type CompletionOption,
  functionOption,
  labelOption,
  parameterOption,
  procedureOption,
  propertyOption,
  typeOption,
  variableOption,
  wordOption,
} from './options.ts';
import type { QueryState } from './query-state.ts';
import { type CypherSchema, labelsBeyond, propertiesOf, relationshipsBetween, type Way } from './schema.ts';
import { EXPRESSION_WORDS, OPENING_WORDS, OPERATOR_WORDS, PATTERN_CLAUSES, wordsAfter } from './words.ts';

export interface Place {
  readonly state: QueryState;
  /** The tokens right before, the nearest first. */
  readonly last: Token | undefined;
  readonly previous: Token | undefined;
  /** The text on both sides of the word that is being written. */
  readonly head: string;
  readonly rest: string;
}

/** Undefined where the rule does not speak of the place. */
type Rule = (place: Place) => readonly CompletionOption[] | undefined;

export function optionsAt(place: Place): readonly CompletionOption[] {
  for (const rule of RULES) {
    const options = rule(place);
    if (options) return options;
  }
  return [];
}

/** Names of parameters that the text holds already. */
const parameters: Rule = ({ head, rest }) => {
  if (!head.endsWith('$')) return undefined;
  const names = [...`${head} ${rest}`.matchAll(/\$([\p{L}_][\p{L}\p{N}_]*)/gu)].map(([, name]) => name!);
  return [...new Set(names)].map(parameterOption);
};

/** A name that is new: nothing can be known of it. */
const newName: Rule = ({ last }) => (last?.kind === 'word' && last.upper === 'AS' ? [] : undefined);

const afterPoint: Rule = ({ state, last, previous }) => {
  if (last?.text !== '.') return undefined;
  const { schema, query, top } = state;
  if (isName(previous)) {
    const name = previous.text;
    if (query.clause === 'CALL' && query.part === '' && top.kind === 'query')
      return signaturesOf(schema)
        .filter(signature => signature.startsWith(`${name}.`))
        .map(signature => procedureOption(signature, name.length + 1));
    const binding = state.binding(name);
    if (binding) return components(state, binding);
    const own = allFunctions.filter(one => one.name.toLowerCase().startsWith(`${name.toLowerCase()}.`));
    if (own.length > 0) return own.map(one => functionOption(one, name.length + 1));
  }
  return propertiesOf(schema, 'any', []).map(propertyOption);
};

function components({ schema }: QueryState, { kind, names, temporal }: Binding): CompletionOption[] {
  if (temporal) return componentNames(temporal).map(name => propertyOption({ name }));
  if (kind === 'path') return [];
  return propertiesOf(schema, kind === 'value' ? 'any' : kind, names).map(propertyOption);
}

/** In a node or relationship: its variable, its labels or types. */
const inElement: Rule = ({ state, last, rest }) => {
  const { top, query, schema } = state;
  const { element } = top;
  if (!element || (top.kind !== 'node' && top.kind !== 'relationship') || element.part === 'where')
    return undefined;
  if (element.part === 'name')
    return /^[([]$/u.test(last?.text ?? '')
      ? [...state.variables()]
          .filter(([, { kind }]) => kind === element.kind)
          .map(([name, one]) => variableOption(name, one))
      : [];
  if (element.part === 'properties') return [wordOption('WHERE')];
  if (!/^[:|&!(]$/u.test(last?.text ?? '')) return [wordOption('WHERE')];
  const left = query.last ? state.namesOf(query.last) : [];
  if (element.kind === 'node') {
    const types = query.hop ? namesOf(query.hop) : [];
    const isOneHop = query.hop !== null && !query.hop.isIntricate;
    return labelOptions(state, isOneHop ? labelsBeyond(schema, left, types, query.hop!.way) : []);
  }
  const { way, right } = waysOn(element.way, rest);
  const fitting = relationshipsBetween(schema, left, way, right);
  return (fitting.length > 0 ? fitting : schema.relationships).map(typeOption);
};

/** What stands behind the cursor may tell the direction and the label at the other end: `]->(:Model`. */
function waysOn(way: Way, rest: string): { way: Way; right: readonly string[] } {
  const [, head, label] =
    /^[^\]()]*\]\s*-\s*(>)?\s*\(\s*[\p{L}\p{N}_]*\s*(?::\s*([\p{L}\p{N}_]+))?/u.exec(rest) ?? [];
  const known = way === 'in' ? (head ? 'both' : 'in') : head ? 'out' : 'both';
  return { way: known, right: label ? [label] : [] };
}

/** Labels that fit, and those that no relationship speaks of; all where none fits. */
function labelOptions({ schema }: QueryState, fitting: readonly string[]): CompletionOption[] {
  const told = new Set(schema.relationships.flatMap(({ from, to }) => [...from, ...to]));
  const isOpen = ({ label }: { label: string }): boolean => fitting.includes(label) || !told.has(label);
  return schema.nodes.filter(node => fitting.length === 0 || isOpen(node)).map(labelOption);
}

/** Keys of a map: properties of the element around it, or what a function's argument takes. */
const inMap: Rule = ({ state, last }) => {
  const { top, schema } = state;
  if (top.kind !== 'map' || !/^[{,]$/u.test(last?.text ?? '')) return undefined;
  if (top.element)
    return propertiesOf(schema, top.element.kind, state.namesOf(top.element)).map(propertyOption);
  const name = top.name.toLowerCase();
  const keys =
    name === 'duration'
      ? Object.keys(DURATION_UNITS)
      : name in SHAPES
        ? fieldNames(name as TemporalType)
        : [];
  return keys.map(key => propertyOption({ name: key }));
};

const labelTest: Rule = ({ state, last, previous }) => {
  if (last?.text !== ':' || state.top.kind === 'map' || !isName(previous)) return undefined;
  return state.binding(previous.text)?.kind === 'relationship'
    ? state.schema.relationships.map(typeOption)
    : labelOptions(state, []);
};

/** The engine's own, and those that the schema names. */
const signaturesOf = ({ procedures = [] }: CypherSchema): string[] => [
  ...new Set([...schemaProcedures.map(({ signature }) => signature), ...procedures]),
];

const procedures: Rule = ({ state: { query, top, schema }, last }) => {
  if (query.clause !== 'CALL' || top.kind !== 'query') return undefined;
  if (last?.upper === 'CALL') return signaturesOf(schema).map(signature => procedureOption(signature));
  if (query.part !== 'YIELD' || !/^(?:YIELD|,)$/u.test(last?.upper ?? '')) return undefined;
  return [];
};

/** A pattern begins with a bracket; only shortest paths begin with a word. */
const pattern: Rule = ({ state: { query, top }, last }) => {
  const isDue = PATTERN_CLAUSES.has(last?.upper ?? '') || last?.text === ',' || last?.text === '=';
  if (top.kind !== 'query' || !PATTERN_CLAUSES.has(query.clause) || query.part !== '' || !isDue)
    return undefined;
  return query.clause === 'MATCH' ? SHORTEST.map(name => functionOption(name)) : [];
};

const SHORTEST = ['shortestPath', 'allShortestPaths'].map(name => ({
  name,
  signature: `${name}((a)-[*]-(b))`,
}));

const operand: Rule = ({ state, last }) => {
  if (!last || !isOpening(last)) return undefined;
  const distinct = /^(?:RETURN|WITH|\()$/u.test(last.upper) ? ['DISTINCT'] : [];
  return [
    ...[...state.variables()].map(([name, binding]) => variableOption(name, binding)),
    ...allFunctions.map(one => functionOption(one)),
    ...[...distinct, ...EXPRESSION_WORDS].map(wordOption),
  ];
};

/** Words that are followed by another word before any expression. */
const WORD_PAIRS: Readonly<Record<string, readonly string[]>> = {
  OPTIONAL: ['MATCH'],
  DETACH: ['DELETE'],
  ORDER: ['BY'],
  ON: ['CREATE SET', 'MATCH SET'],
  STARTS: ['WITH'],
  ENDS: ['WITH'],
  IS: ['NULL', 'NOT NULL'],
  UNION: wordsAfter('UNION', ''),
  EXPLAIN: wordsAfter('', ''),
  PROFILE: wordsAfter('', ''),
};

const wordPair: Rule = ({ last }) =>
  last?.kind === 'word' && Object.hasOwn(WORD_PAIRS, last.upper)
    ? WORD_PAIRS[last.upper]!.map(wordOption)
    : undefined;

function isOpening({ kind, text, upper }: Token): boolean {
  if (kind === 'word') return OPENING_WORDS.has(upper);
  return kind === 'sign' && !/^[)\]}*.:;$]$/u.test(text);
}

const following: Rule = ({ state: { top, query } }) =>
  (top.kind === 'query' ? wordsAfter(query.clause, query.part) : OPERATOR_WORDS).map(wordOption);

const RULES: readonly Rule[] = [
  parameters,
  newName,
  afterPoint,
  inElement,
  inMap,
  labelTest,
  procedures,
  wordPair,
  pattern,
  operand,
  following,
];
