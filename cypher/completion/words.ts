/** Words of the language that the editor offers, and what may follow what. */

export const CLAUSE_WORDS: ReadonlySet<string> = new Set([
  'MATCH',
  'OPTIONAL',
  'WITH',
  'RETURN',
  'UNWIND',
  'CALL',
  'CREATE',
  'INSERT',
  'MERGE',
  'SET',
  'REMOVE',
  'DELETE',
  'DETACH',
  'FOREACH',
  'UNION',
  'FINISH',
  'FILTER',
  'LET',
]);

/** Clauses whose first part is patterns. */
export const PATTERN_CLAUSES: ReadonlySet<string> = new Set(['MATCH', 'CREATE', 'INSERT', 'MERGE']);
/** Clauses that write: names in them need not be there before. */
export const WRITING_CLAUSES: ReadonlySet<string> = new Set(['CREATE', 'INSERT', 'MERGE', 'SET', 'REMOVE']);

/** Words that open a part of a clause. */
export const PART_WORDS: ReadonlySet<string> = new Set([
  'WHERE',
  'ORDER',
  'SKIP',
  'OFFSET',
  'LIMIT',
  'YIELD',
  'ON',
]);

/** Words after which an expression is expected, and which are no names. */
export const OPENING_WORDS: ReadonlySet<string> = new Set([
  ...CLAUSE_WORDS,
  ...PART_WORDS,
  ...'BY DISTINCT AND OR XOR NOT IN CONTAINS CASE WHEN THEN ELSE EXPLAIN PROFILE ALL'.split(' '),
]);

const STARTING = 'MATCH|OPTIONAL MATCH|UNWIND|CALL|WITH|RETURN|CREATE|MERGE'.split('|');
const UPDATING = 'SET|REMOVE|DELETE|DETACH DELETE|FOREACH'.split('|');
const CLAUSES = [...STARTING, ...UPDATING];
const PAGING = 'ORDER BY|SKIP|LIMIT'.split('|');
const OPERATORS = 'AND|OR|XOR|IN|CONTAINS|STARTS WITH|ENDS WITH|IS NULL|IS NOT NULL'.split('|');

/** What may come after something whole, by clause and part; `''` is the beginning of a query. */
const FOLLOWING: Readonly<Record<string, readonly string[]>> = {
  '': [...STARTING, 'EXPLAIN', 'PROFILE'],
  OPTIONAL: ['MATCH'],
  DETACH: ['DELETE'],
  MATCH: ['WHERE', ...CLAUSES],
  'MATCH WHERE': [...OPERATORS, ...CLAUSES],
  UNWIND: ['AS', ...OPERATORS, ...CLAUSES],
  WITH: ['AS', 'WHERE', ...PAGING, ...OPERATORS, ...CLAUSES],
  'WITH WHERE': [...OPERATORS, ...CLAUSES],
  RETURN: ['AS', ...PAGING, ...OPERATORS, 'UNION', 'UNION ALL'],
  CALL: ['YIELD', ...CLAUSES],
  'CALL YIELD': ['AS', 'WHERE', ...CLAUSES],
  CREATE: CLAUSES,
  MERGE: ['ON CREATE SET', 'ON MATCH SET', ...CLAUSES],
  SET: [...OPERATORS, ...CLAUSES],
  REMOVE: CLAUSES,
  DELETE: CLAUSES,
  UNION: ['ALL', ...STARTING],
  FOREACH: CLAUSES,
};
const PART_FOLLOWING: Readonly<Record<string, readonly string[]>> = {
  ORDER: ['DESC', 'ASC', 'SKIP', 'LIMIT', ...OPERATORS],
  SKIP: ['LIMIT'],
  OFFSET: ['LIMIT'],
};

export function wordsAfter(clause: string, part: string): readonly string[] {
  const found = FOLLOWING[`${clause} ${part}`.trim()] ?? PART_FOLLOWING[part];
  const after = found ?? [...OPERATORS, ...CLAUSES];
  return clause === 'RETURN' ? after.filter(word => !CLAUSES.includes(word)) : after;
}

/** Words that begin an expression. */
export const EXPRESSION_WORDS: readonly string[] = 'CASE|NOT|EXISTS|COUNT|COLLECT|true|false|null'.split('|');
/** Between the operands of an expression. */
export const OPERATOR_WORDS: readonly string[] = OPERATORS;
/** Inside of CASE. */
export const CASE_WORDS: readonly string[] = ['WHEN', 'THEN', 'ELSE', 'END'];
