/** Types after `IS ::`: `INTEGER`, `LIST<STRING NOT NULL>`, `INTEGER | FLOAT`. */
import type { TypeTest } from '../ast.ts';
import type { TokenStream } from './token-stream.ts';

/** Names of one type, each spelt out in words, to the one that is tested. */
const NAMES: Readonly<Record<string, string>> = {
  ANY: 'ANY',
  'ANY VALUE': 'ANY',
  'PROPERTY VALUE': 'PROPERTY VALUE',
  NOTHING: 'NOTHING',
  NULL: 'NULL',
  BOOLEAN: 'BOOLEAN',
  BOOL: 'BOOLEAN',
  STRING: 'STRING',
  VARCHAR: 'STRING',
  INTEGER: 'INTEGER',
  INT: 'INTEGER',
  'SIGNED INTEGER': 'INTEGER',
  FLOAT: 'FLOAT',
  NUMBER: 'NUMBER',
  LIST: 'LIST',
  ARRAY: 'LIST',
  MAP: 'MAP',
  NODE: 'NODE',
  VERTEX: 'NODE',
  'ANY NODE': 'NODE',
  'ANY VERTEX': 'NODE',
  RELATIONSHIP: 'RELATIONSHIP',
  EDGE: 'RELATIONSHIP',
  'ANY RELATIONSHIP': 'RELATIONSHIP',
  'ANY EDGE': 'RELATIONSHIP',
  PATH: 'PATH',
  DATE: 'DATE',
  'LOCAL TIME': 'LOCAL TIME',
  'ZONED TIME': 'ZONED TIME',
  'LOCAL DATETIME': 'LOCAL DATETIME',
  'ZONED DATETIME': 'ZONED DATETIME',
  DURATION: 'DURATION',
};

/** @throws CypherError `syntax` */
export function parseType(tokens: TokenStream): TypeTest {
  const first = parseOne(tokens);
  const others: TypeTest[] = [];
  while (!tokens.barEnds && tokens.take('|')) others.push(parseOne(tokens));
  return { ...first, others };
}

function parseOne(tokens: TokenStream): TypeTest {
  const pair = `${tokens.token.upper} ${tokens.peek(1).upper}`;
  const words = tokens.token.kind !== 'word' ? '' : pair in NAMES ? pair : tokens.token.upper;
  const name = NAMES[words];
  if (!name) throw tokens.unexpected('a type such as INTEGER, STRING or LIST<FLOAT>', Object.keys(NAMES));
  for (const _ of words.split(' ')) tokens.next();
  let of: TypeTest | null = null;
  if ((name === 'LIST' || name === 'ANY') && tokens.take('<')) {
    of = tokens.nested(() => tokens.withBar(false, () => parseType(tokens)));
    tokens.expect('>', 'after the type of the items');
  }
  const isNullable = !tokens.take('NOT', 'NULL') && !tokens.take('!');
  return { name: of ? 'LIST' : name, of, isNullable, others: [] };
}
