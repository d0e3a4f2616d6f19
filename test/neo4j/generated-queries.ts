/** Reading queries by the hundred from a seed: patterns, conditions, values and aggregates put together by chance, each with one right answer. */
import { seededRandom } from '#graph/random';

/** What a variable of a pattern stands for. */
type Kind = 'thing' | 'paper' | 'edge';

interface Pattern {
  readonly text: string;
  readonly variables: Readonly<Record<string, Kind>>;
}

const patterns: readonly Pattern[] = [
  { text: '(n:Model)', variables: { n: 'thing' } },
  { text: '(n:BaseModel)', variables: { n: 'thing' } },
  { text: '(n:Technique|Dataset)', variables: { n: 'thing' } },
  { text: '(p:Paper)', variables: { p: 'paper' } },
  { text: '(p:Paper)-[r]->(n)', variables: { p: 'paper', r: 'edge', n: 'thing' } },
  { text: '(p:Paper)-[r:USES_TECHNIQUE]->(n:Technique)', variables: { p: 'paper', r: 'edge', n: 'thing' } },
  {
    text: '(n)<-[r:BUILDS_ON|EVALUATES|COMPARES_WITH]-(p)',
    variables: { n: 'thing', r: 'edge', p: 'paper' },
  },
  { text: '(n:Model)-[r:DERIVED_FROM]->(m:Model)', variables: { n: 'thing', r: 'edge', m: 'thing' } },
  { text: '(n:Model)-[:DERIVED_FROM*1..3]->(m:Model)', variables: { n: 'thing', m: 'thing' } },
  { text: '(n:Model)-[r]-(m)', variables: { n: 'thing', r: 'edge', m: 'thing' } },
  {
    text: '(p:Paper)-[:USES_TECHNIQUE]->(n)<-[:USES_TECHNIQUE]-(q)',
    variables: { p: 'paper', n: 'thing', q: 'paper' },
  },
  { text: '(n)-[r:SCORED]->(b:Benchmark)', variables: { n: 'thing', r: 'edge', b: 'thing' } },
  {
    text: '(p:Paper)-[r:INTRODUCES]->(n)-[:DERIVED_FROM]->(m)',
    variables: { p: 'paper', r: 'edge', n: 'thing', m: 'thing' },
  },
];

/** `x` stands for the variable, `#` for a number, `@` for a letter. */
const conditions: Readonly<Record<Kind, readonly string[]>> = {
  thing: [
    'x.year > 20#', 'x.year IS NULL', 'x.year <> 2023', 'x.name STARTS WITH "@"', 'toLower(x.name) CONTAINS "@"',
    'x.name =~ "(?i).*@.*"', 'size(x.aliases) > 1', 'any(a IN x.aliases WHERE a CONTAINS "@")', 'x:BaseModel', 'NOT x:BaseModel',
    'exists((x)-->())', 'EXISTS { (x)<-[:BUILDS_ON]-(:Paper) }', 'COUNT { (x)--() } > 2', 'x.name < "M"', 'x.year % 2 = 0',
    'x.family IS NOT NULL', 'x.name ENDS WITH "@" OR x.year = 2023', '(x.year > 2021) XOR (x.name > "L")', 'x.year IN [2022, 2023, null]',
  ],
  paper: [
    'p.year >= 20#'.replace('p', 'x'), 'size(x.title) > 40', 'x.title CONTAINS "@"', 'x.abstract STARTS WITH "W"', 'size(x.authors) > 2',
    'EXISTS { (x)-[:INTRODUCES]->() }', 'NOT EXISTS { (x)-[:MENTIONS]->() }', 'size([(x)-->(y) | y.name]) > 3', 'x.refusedSurfaces IS NULL',
  ],
  edge: [
    'x.confidence > 0.#', 'x.sizes IS NOT NULL', 'x.start < 100', 'x.rule <> "catalog"', 'size(x.evidence) < 150',
    'type(x) IN ["BUILDS_ON", "EVALUATES", "SCORED"]', 'startNode(x).id < endNode(x).id', 'all(c IN x.allConfidences WHERE c > 0.#)',
  ],
}; // biome-ignore format: tables

const values: Readonly<Record<Kind, readonly string[]>> = {
  thing: [
    'x.name', 'x.id', 'x.year', 'toUpper(x.name)', 'size(x.name)', 'x.year + 1', 'x.year / 2', 'x.year / 2.0', 'x.year * 1.5', '-x.year',
    'coalesce(x.year, 0)', 'left(x.name, 3)', 'substring(x.name, 1, 2)', 'reverse(x.name)', 'split(x.name, " ")', 'replace(x.name, "a", "@")',
    'x.aliases', 'x.aliases[0]', 'x.aliases[-1]', 'x.aliases[0..2]', 'head(x.aliases)', 'size(coalesce(x.aliases, []))', '[a IN x.aliases WHERE a > "L" | toLower(a)]',
    'CASE WHEN x.year > 2022 THEN "new" WHEN x.year IS NULL THEN "?" ELSE "old" END', 'CASE x.year WHEN 2023 THEN 1 ELSE 0 END', 'toString(x.year)', 'x.year > 2022',
    'x {.name, .year}', 'x {id: x.id, known: x.year IS NOT NULL}', 'x["na" + "me"]', 'x.year % 7', 'x.year ^ 2', 'toFloat(x.year)', 'trim(" " + x.name + " ")',
    'reduce(all = "", a IN coalesce(x.aliases, []) | all + left(a, 1))', 'x.name + "/" + coalesce(x.developer, "?")', '"BaseModel" IN labels(x)', 'x',
  ],
  paper: [
    'x.title', 'x.id', 'x.year', 'size(x.abstract)', 'left(x.abstract, 20)', 'x.authors', 'size(split(x.abstract, " "))', 'x.year - 2000', 'x.title =~ ".*[0-9].*"',
    'toLower(x.title)', 'x.year IN range(2020, 2030, 2)', '[w IN split(x.title, " ") WHERE size(w) > 6]', 'COUNT { (x)-[:USES_TECHNIQUE]->() }', 'x {.title, first: x.authors[0]}',
  ],
  edge: [
    'type(x)', 'x.confidence', 'x.confidence * 100', 'round(x.confidence * 10)', 'toInteger(x.confidence * 10)', 'x.start', 'x.end - x.start', 'x.sizes', 'x.rule', 'x.evidence',
    'x.allConfidences', 'size(x.allEvidence)', 'startNode(x).id', 'endNode(x).id', 'x.number', 'x.value', 'floor(x.confidence * 3)', 'ceil(x.confidence * 3)', 'sqrt(x.confidence)', 'x',
  ],
}; // biome-ignore format: tables

const aggregates: readonly string[] = [
  'count(*)', 'count(x)', 'count(DISTINCT x)', 'min(v)', 'max(v)', 'count(v)', 'count(DISTINCT v)', 'collect(DISTINCT v)', 'size(collect(v))',
]; // biome-ignore format: a table

export function generateQueries(count: number, seed: number): string[] {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const chance = (share: number): boolean => random() < share;

  const fill = (text: string, variable: string): string =>
    text
      .replace(/(?<![\w.])x(?=[.):[ ,}]|$)/gu, variable)
      .replaceAll('#', () => String(1 + Math.floor(random() * 8)))
      .replace(/20(\d)(?!\d)/gu, '202$1')
      .replaceAll('@', () => pick(['a', 'e', 'L', 'l', 'B', 'm', 'T', '2']));
  const variableOf = ({ variables }: Pattern): string => pick(Object.keys(variables));
  const condition = (pattern: Pattern): string => {
    const variable = variableOf(pattern);
    const text = fill(pick(conditions[pattern.variables[variable]!]), variable);
    return chance(0.15) ? `NOT (${text})` : `(${text})`;
  };
  const where = (pattern: Pattern): string => {
    const several = Array.from({ length: Math.floor(random() * 3) }, () => condition(pattern));
    return several.length === 0 ? '' : ` WHERE ${several.join(pick([' AND ', ' OR ']))}`;
  };
  const value = (pattern: Pattern): string => {
    const variable = variableOf(pattern);
    return fill(pick(values[pattern.variables[variable]!]), variable);
  };

  /** A value that has an order of its own: neither a node nor a map. */
  const scalar = (pattern: Pattern): string => {
    for (;;) {
      const found = value(pattern);
      if (!/^\w+$|\{/u.test(found) || found.includes('COUNT')) return found;
    }
  };

  const listing = (): string => {
    const pattern = pick(patterns);
    const items = Array.from(
      { length: 1 + Math.floor(random() * 3) },
      (_, at) => `${value(pattern)} AS c${at}`,
    );
    return `MATCH ${pattern.text}${where(pattern)} RETURN ${chance(0.4) ? 'DISTINCT ' : ''}${items.join(', ')}`;
  };
  const ranking = (): string => {
    const pattern = pick(patterns);
    const variable = variableOf(pattern);
    const order = chance(0.5) ? ' DESC' : '';
    const some = chance(0.6)
      ? ` SKIP ${Math.floor(random() * 3)} LIMIT ${3 + Math.floor(random() * 20)}`
      : '';
    return `MATCH ${pattern.text}${where(pattern)} WITH DISTINCT ${variable}, ${scalar({ ...pattern, variables: { [variable]: pattern.variables[variable]! } })} AS c RETURN ${variable}.id AS id, c ORDER BY c${order}, id${some}`;
  };
  const grouping = (): string => {
    const pattern = pick(patterns);
    const aggregate = fill(pick(aggregates).replaceAll(/\bv\b/gu, scalar(pattern)), variableOf(pattern));
    const having = chance(0.3) ? ' WHERE a IS NOT NULL' : '';
    return `MATCH ${pattern.text}${where(pattern)} WITH ${value(pattern)} AS k, ${aggregate} AS a${having} RETURN k, a`;
  };
  const optional = (): string => {
    const pattern = pick(patterns.filter(({ variables }) => variables.n));
    return `MATCH ${pattern.text}${where(pattern)} WITH DISTINCT n OPTIONAL MATCH (n)<-[o:${pick(['BUILDS_ON', 'USES_TECHNIQUE', 'SCORED', 'DERIVED_FROM'])}]-(other) RETURN n.id AS id, count(other) AS others, max(o.confidence) AS most`;
  };
  const union = (): string => {
    const [one, other] = [pick(patterns), pick(patterns)];
    return `MATCH ${one.text}${where(one)} RETURN ${value(one)} AS c UNION ${chance(0.5) ? 'ALL ' : ''}MATCH ${other.text}${where(other)} RETURN ${value(other)} AS c`;
  };
  const unwinding = (): string => {
    const pattern = pick(patterns.filter(({ variables }) => variables.n));
    return `MATCH ${pattern.text}${where(pattern)} WITH DISTINCT n UNWIND coalesce(n.aliases, []) + [n.name] AS name WITH n, name WHERE size(name) > ${2 + Math.floor(random() * 5)} RETURN n.id AS id, ${pick(['count(name)', 'min(name)', 'max(toLower(name))'])} AS c`;
  };
  const subquery = (): string => {
    const pattern = pick(patterns.filter(({ variables }) => variables.n));
    return `MATCH ${pattern.text}${where(pattern)} WITH DISTINCT n CALL { WITH n MATCH (n)-[s]-(z) RETURN count(DISTINCT z) AS near, min(z.id) AS first } RETURN n.id AS id, near, first ORDER BY near DESC, id LIMIT ${5 + Math.floor(random() * 10)}`;
  };
  const path = (): string =>
    `MATCH path = (n:${pick(['Model', 'Technique'])})-[:${pick(['DERIVED_FROM', 'KIND_OF', 'DERIVED_FROM|KIND_OF'])}*1..${1 + Math.floor(random() * 3)}]->(m) ${pick(['', `WHERE m.name CONTAINS "${pick(['L', 'a', 'o'])}" `])}RETURN ${pick(['length(path)', '[x IN nodes(path) | x.name]', '[r IN relationships(path) | r.confidence]', 'path', 'nodes(path)[0].id'])} AS c`;

  const forms = [
    listing,
    listing,
    listing,
    ranking,
    ranking,
    grouping,
    grouping,
    optional,
    union,
    unwinding,
    subquery,
    path,
  ];
  return Array.from({ length: count }, () => pick(forms)());
}
