/** Where Neo4j and the language as we speak it differ; `docs/neo4j.md` shows the same table. */

/** Instead of a value: the query is refused. */
export const REFUSED = Symbol('refused');

export interface Difference {
  /** What Neo4j does, and what memory does instead. */
  readonly neo4j: string;
  readonly memory: string;
  /** Gives one value, on the graph of the sample; with what it is on either. */
  readonly shown?: { readonly query: string; readonly neo4j: unknown; readonly memory: unknown };
  /** Queries of the openCypher kit on which the two disagree for this reason. */
  readonly kit?: RegExp;
  /** Scenarios of the pack that do not hold on Neo4j for this reason. */
  readonly pack?: RegExp;
}

export const differences: readonly Difference[] = [
  {
    neo4j: 'A range whose step leads away from its end holds its start',
    memory: 'It is empty, as openCypher says',
    shown: { query: 'RETURN range(0, 1, -123) AS value', neo4j: [0], memory: [] },
    kit: /range\(0, 1, -123\)|range\(start, stop, step\)/u,
  },
  {
    neo4j: 'The keys of a map come in an order of its own',
    memory: 'They come as they were written',
    shown: { query: 'RETURN keys({b: 1, a: 2}) AS value', neo4j: ['a', 'b'], memory: ['b', 'a'] },
    kit: /keys\(\{/u,
  },
  {
    neo4j: '`keys(n)`, `properties(n)` and `n.buildId` show the build that wrote the node or relationship',
    memory: 'There is no such property; values that are nodes and relationships are alike on both',
    shown: {
      query: "MATCH (n:Model {id: 'model:llama'}) RETURN 'buildId' IN keys(n) AS value",
      neo4j: true,
      memory: false,
    },
  },
  {
    neo4j: '`elementId(n)` and `id(n)` are the numbers of the server',
    memory: '`elementId(n)` is the id; `n.id` is it on both',
    shown: {
      query: "MATCH (n:Model {id: 'model:llama'}) RETURN elementId(n) = n.id AS value",
      neo4j: false,
      memory: true,
    },
  },
  {
    neo4j: 'Texts with signs beyond U+FFFF are ordered by code points',
    memory: 'By UTF-16 units',
    shown: { query: 'RETURN "🦙" < "ｚ" AS value', neo4j: false, memory: true },
  },
  {
    neo4j: 'A list of numbers of which one is a fraction is kept as floats: an item of 1 divides as 1.0 does',
    memory: 'Each item is the number that it is',
    pack: /integers in it keep their kind/u,
  },
  {
    neo4j:
      '`labels(n)` comes in the order in which the database first met the labels: the schema label first, where a build was first',
    memory: 'The schema label is first; values that are nodes are alike on both',
  },
  {
    neo4j: '`db.labels()` and its kin list names that were used once, in the order of the server',
    memory: 'They list what the graph holds',
    pack: /CALL db\.propertyKeys/u,
  },
  {
    neo4j: '`ceiling`, `ln`, `sinh`, `cosh`, `tanh` and `coth` are unknown to version 5',
    memory: 'They are known, as to Cypher 25',
    shown: { query: 'RETURN ceiling(1.2) AS value', neo4j: REFUSED, memory: 2 },
    pack: /RETURN (?:ceiling|ln|cosh)\(/u,
  },
  {
    neo4j:
      'FILTER, LET, predicates in a CASE of a subject, match modes and `CYPHER 25` are unknown to version 5',
    memory: 'They are known, as to Cypher 25',
    shown: { query: 'LET x = 1 RETURN x AS value', neo4j: REFUSED, memory: 1 },
    pack: /^newer-forms.*(?:FILTER|LET|WHEN (?:IN|IS|CONTAINS)|DIFFERENT RELATIONSHIPS?|CYPHER 25) /su,
  },
  {
    neo4j:
      '`abs` of the least integer, and that integer divided by -1, are the least integer again; `sum` goes on as a float beyond 64 bits',
    memory: 'What is beyond 64 bits is an error',
    shown: { query: 'RETURN abs(-9223372036854775808) AS value', neo4j: -(2n ** 63n), memory: REFUSED },
    pack: /RETURN (?:abs\(min\)|min \/ -1|sum\(x\)) AS value/u,
  },
  {
    neo4j: 'A type expression, or an inline WHERE, of a relationship of variable length is refused',
    memory: 'It holds for each relationship along the way',
    shown: {
      query: 'RETURN COUNT { ()-[r:!MENTIONS*1..2 {id: ""}]->() } AS value',
      neo4j: REFUSED,
      memory: 0,
    },
    pack: /\[r:!T\*1\.\.2\]|\[r\* WHERE/u,
  },
  {
    neo4j: 'A colon before the second of two alternative types is refused where the relationship has a name',
    memory: 'It says nothing',
    shown: {
      query: 'RETURN COUNT { ()-[r:SCORED|:SCORED {id: ""}]->() } AS value',
      neo4j: REFUSED,
      memory: 0,
    },
    pack: /\[r :R\|:S\]/u,
  },
  {
    neo4j:
      'A relationship that stands twice in one MATCH matches nothing; Herdbook refuses it before it is sent',
    memory: 'It is refused',
    pack: /MATCH \(\)-\[r\]->\(\)-\[r\]->\(\) RETURN r/u,
  },
  {
    neo4j: 'SET of a property on what was just deleted does nothing; Herdbook sends no query that writes',
    memory: 'It is an error',
    pack: /DETACH DELETE p SET p\.x = 1/u,
  },
  {
    neo4j: 'The nodes of `db.schema.visualization()` have no property `name` to be read',
    memory: '`n.name` is the label',
    shown: {
      query: 'CALL db.schema.visualization() YIELD nodes RETURN nodes[0].name IS NULL AS value',
      neo4j: true,
      memory: false,
    },
    pack: /CALL db\.schema\.visualization/u,
  },
  {
    neo4j: 'A Unicode escape such as `\\u0041` outside of a text is refused',
    memory: 'It is read as the signs that it is written with',
    shown: { query: 'RETURN 1 /* \\u0041 */ AS value', neo4j: REFUSED, memory: 1 },
  },
  {
    neo4j: 'Half of a surrogate pair cannot be kept: a question mark or U+FFFD takes its place',
    memory: 'It is kept',
    shown: { query: 'RETURN "\\uD83E" AS value', neo4j: '?', memory: '\uD83E' },
  },
  {
    neo4j:
      'Rows without ORDER BY, and lists that `collect()` makes of them, come in an order that may change',
    memory: 'They come in the same order every time',
  },
  {
    neo4j: 'EXPLAIN and PROFILE show the plan of the server',
    memory: 'They show our own, in the same columns',
    shown: { query: 'EXPLAIN RETURN 1 AS value', neo4j: 'ProduceResults', memory: 'Projection' },
  },
];
