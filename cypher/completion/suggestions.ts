/** Which options fit a place in a query: rules, tried one after the other. */
import { allFunctions } from '../functions/index.ts';
import type { Token } from '../parse/lexer.ts';
import { readSignature } from '../procedures/procedure.ts';
import { schemaProcedures } from '../procedures/schema-procedures.ts';
import { componentNames } from '../temporal/components.ts';
import { DURATION_UNITS } from '../temporal/duration.ts';
import { fieldNames } from '../temporal/fields.ts';
import { SHAPES, type TemporalType } from '../temporal/temporal.ts';
import { inElement, labelOptions } from './element-options.ts';
import { type Binding, type Frame, isName } from './frames.ts';
import {
  type CompletionOption,
  functionOption,
  outputOption,
  parameterOption,
  procedureOption,
  propertyOption,
  typeOption,
  variableOption,
  wordOption,
} from './options.ts';
import type { Place, Rule } from './place.ts';
import type { QueryState } from './query-state.ts';
import { type CypherSchema, propertiesOf } from './schema.ts';
import {
  CASE_WORDS,
  EXPRESSION_WORDS,
  OPENING_WORDS,
  OPERATOR_WORDS,
  PATTERN_CLAUSES,
  wordsAfter,
} from './words.ts';

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

const procedures: Rule = ({ state, last }) => {
  const { query, top, schema } = state;
  if (query.clause !== 'CALL' || top.kind !== 'query') return undefined;
  if (last?.upper === 'CALL') return signaturesOf(schema).map(signature => procedureOption(signature));
  if (query.part !== 'YIELD' || !/^(?:YIELD|,)$/u.test(last?.upper ?? '')) return undefined;
  const called = calledName(state.tokens).toLowerCase();
  const signature = signaturesOf(schema).find(one => one.toLowerCase().startsWith(`${called}(`));
  return signature === undefined
    ? []
    : readSignature({ signature, call: () => [] }).outputs.map(outputOption);
};

/** What stands between the last CALL and its bracket. */
function calledName(tokens: readonly Token[]): string {
  const from = tokens.findLastIndex(({ upper, kind }) => kind === 'word' && upper === 'CALL') + 1;
  const end = tokens.findIndex(({ text, upper }, at) => at >= from && (text === '(' || upper === 'YIELD'));
  return tokens
    .slice(from, end)
    .map(({ text }) => text)
    .join('');
}

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

/** What reads like a function and loops over a list. */
const LOOPS = [
  ...['all', 'any', 'none', 'single'].map(name => ({
    name,
    signature: `${name}(item IN list WHERE condition)`,
  })),
  { name: 'reduce', signature: 'reduce(total = initial, item IN list | step)' },
];

const FUNCTION_OPTIONS: readonly CompletionOption[] = [...allFunctions, ...LOOPS].map(one =>
  functionOption(one),
);

/** Words that may stand before an operand, by what stands before them. */
const BEFORE_OPERANDS: Readonly<Record<string, readonly string[]>> = {
  RETURN: ['DISTINCT'],
  WITH: ['DISTINCT'],
  '(': ['DISTINCT'],
  CASE: ['WHEN'],
};

const operand: Rule = ({ state, last, previous }) => {
  if (!last || !isOpening(last, previous, state.top)) return undefined;
  const first = BEFORE_OPERANDS[last.upper] ?? [];
  return [
    ...[...state.variables()].map(([name, binding]) => variableOption(name, binding)),
    ...FUNCTION_OPTIONS,
    ...[...first, ...EXPRESSION_WORDS].map(wordOption),
  ];
};

/** Words that are followed by another word before any expression. */
const WORD_PAIRS: Readonly<Record<string, readonly string[] | undefined>> = {
  OPTIONAL: ['MATCH'],
  DETACH: ['DELETE'],
  ORDER: ['BY'],
  ON: ['CREATE SET', 'MATCH SET'],
  STARTS: ['WITH'],
  ENDS: ['WITH'],
  IS: ['NULL', 'NOT NULL'],
  UNION: wordsAfter('UNION', ''),

  'UNION ALL': wordsAfter('', ''),
  'ON CREATE': ['SET'],
  'ON MATCH': ['SET'],
  'IS NOT': ['NULL'],
  EXPLAIN: wordsAfter('', ''),
  PROFILE: wordsAfter('', ''),
};

/** A subquery begins with a clause, of EXISTS and COUNT with MATCH or the pattern itself. */
const subquery: Rule = ({ state: { top }, last }) => {
  if (last?.text !== '{' || top.kind !== 'query') return undefined;
  return top.name === 'CALL' ? wordsAfter('', '').map(wordOption) : [wordOption('MATCH')];
};

const wordPair: Rule = ({ last, previous }) => {
  if (last?.kind !== 'word') return undefined;
  const words = WORD_PAIRS[`${previous?.upper} ${last.upper}`] ?? WORD_PAIRS[last.upper];
  return words?.map(wordOption);
};

/** Whether an operand must follow; a star multiplies, but for the one that stands for all. */
function isOpening({ kind, text, upper }: Token, previous: Token | undefined, top: Frame): boolean {
  if (kind === 'word') return OPENING_WORDS.has(upper);
  if (text === '*') return !/^(?:RETURN|WITH|DISTINCT|\()$/u.test(previous?.upper ?? '(');
  if (text === ':') return top.kind === 'map';
  return kind === 'sign' && !/^[)\]}.;$]$/u.test(text);
}

const following: Rule = ({ state: { top, query } }) => {
  const inCase = top.cases > 0 ? CASE_WORDS : [];
  const after = top.kind === 'query' ? wordsAfter(query.clause, query.part) : OPERATOR_WORDS;
  const inLoop = top.kind === 'list' || top.kind === 'call' ? ['WHERE'] : [];
  return [...inCase, ...after, ...inLoop].map(wordOption);
};

const RULES: readonly Rule[] = [
  parameters,
  newName,
  afterPoint,
  inElement,
  inMap,
  labelTest,
  procedures,
  wordPair,
  subquery,
  pattern,
  operand,
  following,
];
