/** Reading that stays reading: attempts to write, to read files and addresses, and to run what is not known, each on the real server. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CypherError } from '#cypher';
import { jsonl } from '#graph/formats/jsonl';
import type { GraphStore } from '#graph/store';
import { herd } from '../graph/herd.ts';
import type { Neo4jServer } from './machine.ts';
import { openOn } from './open-on.ts';

/** `FILE` and `URL` stand for a file and an address that would be noticed. */
const attempts: readonly string[] = [
  // plain
  'CREATE (n:Model {id: "x"})',
  'CREATE (n:Model {id: "x"}) RETURN n',
  'MERGE (n:Model {id: "x"}) RETURN n',
  'INSERT (n:Model {id: "x"}) RETURN n',
  'MATCH (n) SET n.hacked = true RETURN n',
  'MATCH (n) SET n += {hacked: true}',
  'MATCH (n) SET n:Hacked RETURN n',
  'MATCH (n) SET n[$key] = 1 RETURN n',
  'MATCH (n) REMOVE n.name RETURN n',
  'MATCH (n) REMOVE n:Model',
  'MATCH (n) DELETE n',
  'MATCH (n) DETACH DELETE n',
  'MATCH (n) NODETACH DELETE n',
  'MATCH ()-[r]->() DELETE r RETURN count(*)',
  // behind reading
  'MATCH (n) WITH n LIMIT 1 CREATE (m:Model {id: n.id + "x"}) RETURN m',
  'MATCH (n) RETURN n UNION MATCH (n) DETACH DELETE n RETURN n',
  'UNWIND [1] AS x CREATE (:X)',
  'OPTIONAL MATCH (n:Nothing) MERGE (:X)',
  'RETURN 1 AS a NEXT CREATE (:X)',
  'FOREACH (x IN [1, 2] | CREATE (:X {x: x}))',
  'MATCH (n) FOREACH (x IN [1] | SET n.hacked = x)',
  'MATCH (n) FOREACH (x IN [1] | FOREACH (y IN [1] | DETACH DELETE n))',
  // within
  'CALL { CREATE (n:X) RETURN n } RETURN n',
  'MATCH (n) CALL { WITH n SET n.hacked = true } RETURN n',
  'MATCH (n) CALL (n) { DETACH DELETE n } RETURN 1',
  'MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS',
  'MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 1 ROWS ON ERROR CONTINUE REPORT STATUS AS s RETURN s',
  'MATCH (n) CALL (n) { SET n.hacked = 1 } IN 4 CONCURRENT TRANSACTIONS',
  'RETURN EXISTS { CREATE (n) }',
  'RETURN COUNT { MERGE (n:X) } AS c',
  'RETURN COLLECT { CREATE (n:X) RETURN n } AS c',
  'RETURN [x IN [1] | COUNT { DELETE x }]',
  // asked with a plan
  'PROFILE CREATE (n:X)',
  'PROFILE MATCH (n) DETACH DELETE n',
  'EXPLAIN PROFILE CREATE (n:X)',
  'PROFILE EXPLAIN CREATE (n:X)',
  '/* EXPLAIN */ CREATE (n:X)',
  'CYPHER 5 CREATE (n:X)',
  'CYPHER runtime=interpreted CREATE (n:X)',
  'CYPHER planner=dp EXPLAIN RETURN 1 CREATE (n:X)',
  // several
  'RETURN 1; CREATE (n:X)',
  'RETURN 1;\nMATCH (n) DETACH DELETE n;',
  ';CREATE (n:X)',
  ':begin\nCREATE (n:X)',
  // hidden
  'RETURN "\\u0022 AS a CREATE (n:X) RETURN \\u0022" AS b',
  "RETURN '\\u0027 AS a CREATE (n:X) RETURN \\u0027' AS b",
  'RETURN "\\u005c" AS a CREATE (n:X) //"',
  '// \\u000a CREATE (n:X)\nRETURN 1',
  '/* \\u002a\\u002f CREATE (n:X) /* */ RETURN 1',
  'RETURN 1 AS `\\u0060 CREATE (n:X) //`',
  '\\u0043REATE (n:X)',
  'C\\u0052EATE (n:X)',
  'RETURN 1 // \r CREATE (n:X)',
  'RETURN 1 //\u2028 CREATE (n:X)',
  'RETURN 1 //\u0085CREATE (n:X)',
  'cReAtE (n:X)',
  'CRE/**/ATE (n:X)',
  'CREATE/**/(n:X)',
  '\ufeffCREATE (n:X)',
  'CREATE\u00a0(n:X)',
  '/* /* */ CREATE (n:X) /* */',
  // files and addresses
  'LOAD CSV FROM "file:///FILE" AS row RETURN row',
  'LOAD CSV WITH HEADERS FROM "file:///FILE" AS row RETURN row',
  'LOAD CSV FROM "FILE" AS row RETURN row',
  'LOAD CSV FROM "URL" AS row RETURN row',
  'LOAD CSV FROM $url AS row RETURN row',
  'USING PERIODIC COMMIT LOAD CSV FROM "URL" AS row RETURN row',
  'CALL { LOAD CSV FROM "URL" AS row RETURN row } RETURN row',
  'L\\u004fAD CSV FROM "URL" AS row RETURN row',
  'CALL apoc.load.json("URL") YIELD value RETURN value',
  'CALL apoc.import.csv([], [], {})',
  'CALL apoc.export.json.all("FILE", {})',
  // procedures and functions
  'CALL apoc.cypher.doIt("CREATE (n:X)", {})',
  'CALL apoc.cypher.runFile("FILE")',
  'CALL apoc.periodic.iterate("MATCH (n) RETURN n", "DELETE n", {})',
  'CALL apoc.create.node(["X"], {})',
  'RETURN apoc.cypher.runFirstColumnSingle("CREATE (n:X) RETURN n", {})',
  'CALL dbms.security.createUser("x", "yyyyyyyy", false)',
  'CALL dbms.setConfigValue("dbms.security.auth_enabled", "false")',
  'CALL dbms.listConfig()',
  'CALL dbms.killQuery("1")',
  'CALL dbms.components()',
  'CALL db.createLabel("X")',
  'CALL db.createProperty("x")',
  'CALL db.index.fulltext.createNodeIndex("x", ["X"], ["x"])',
  'CALL db.index.fulltext.queryNodes("herdbook_names", "*")',
  'CALL db.clearQueryCaches()',
  'CALL tx.setMetaData({})',
  'CALL `db.createLabel`("X")',
  'CALL `db`.`createLabel`("X")',
  'MATCH (n) CALL db.createLabel(n.id) RETURN n',
  // schema, users, databases
  'CREATE INDEX x FOR (n:X) ON (n.x)',
  'CREATE CONSTRAINT x FOR (n:X) REQUIRE n.x IS UNIQUE',
  'DROP CONSTRAINT herdbook_model_id',
  'DROP INDEX herdbook_names',
  'ALTER CURRENT USER SET PASSWORD FROM "a" TO "bbbbbbbb"',
  'CREATE USER x SET PASSWORD "yyyyyyyy"',
  'DROP DATABASE neo4j',
  'STOP DATABASE neo4j',
  'CREATE DATABASE x',
  'USE system SHOW USERS',
  'USE system CREATE USER x SET PASSWORD "yyyyyyyy"',
  'SHOW USERS',
  'SHOW TRANSACTIONS',
  'TERMINATE TRANSACTIONS "neo4j-transaction-1"',
  'GRANT ALL ON DBMS TO PUBLIC',
  'ENABLE SERVER "x"',
];

const SECRET = 'herdbook-secret-line';

export function describeReadOnly(server: Neo4jServer): void {
  describe('reading stays reading', () => {
    let store: GraphStore;
    let driver: Driver;
    let before: string;
    let url: string;
    let visits = 0;
    const file = join(tmpdir(), `herdbook-secret-${process.pid}.csv`);
    const web = createServer((_request, response) => {
      visits += 1;
      response.end(SECRET);
    });

    /** All that the server holds, schema and users included. */
    const everything = async (): Promise<string> => {
      const session = driver.session();
      const parts: string[] = [];
      for (const query of [
        'MATCH (n) RETURN labels(n) AS l, properties(n) AS p ORDER BY n.id',
        'MATCH ()-[r]->() RETURN type(r) AS t, properties(r) AS p ORDER BY r.id',
        'SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name',
        'SHOW INDEXES YIELD name RETURN name ORDER BY name',
        'SHOW USERS YIELD user RETURN user ORDER BY user',
        'CALL db.labels() YIELD label RETURN label ORDER BY label',
      ])
        parts.push(JSON.stringify((await session.run(query)).records.map(record => record.toObject())));
      await session.close();
      return parts.join('\n');
    };
    const asWritten = (attempt: string): string => attempt.replaceAll('FILE', file).replaceAll('URL', url);

    beforeAll(async () => {
      writeFileSync(file, `${SECRET}\n`);
      await new Promise<void>(resolve => web.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${(web.address() as AddressInfo).port}/`;
      store = await openOn(server);
      await store.replace(herd);
      const { NEO4J_USERNAME: user = '', NEO4J_PASSWORD: password = '' } = server.env;
      driver = neo4j.driver(server.uri, password === '' ? undefined : neo4j.auth.basic(user, password));
      before = await everything();
    });
    afterAll(async () => {
      await store.close();
      await driver.close();
      web.close();
    });

    test('the attempts are sixty and more, and each is another', () => {
      expect(new Set(attempts).size).toBe(attempts.length);
      expect(attempts.length).toBeGreaterThanOrEqual(60);
    });

    test.each(attempts)('%j does nothing', async attempt => {
      const query = asWritten(attempt);
      const outcome = await store.query(query, { key: 'hacked', url }, { timeoutMs: 5_000 }).then(
        ({ rows }) => JSON.stringify(rows),
        (error: unknown) => error,
      );
      // A text that only looks like code is read as the text that it is; all else is refused with a reason.
      if (typeof outcome === 'string') expect(outcome).not.toContain(SECRET);
      else expect(outcome).toBeInstanceOf(CypherError);
    });

    test('nothing was written, and no file or address was read', async () => {
      expect(await everything()).toBe(before);
      expect(jsonl.read!([...jsonl.write(await store.facts())].join(''))).toEqual(herd);
      expect(visits).toBe(0);
    });

    test('even what slips past the analysis cannot write: the session only reads', async () => {
      const session = driver.session({ defaultAccessMode: neo4j.session.READ });
      const refusals = [];
      for (const query of attempts.filter(attempt =>
        /^(?:CREATE \(|MERGE|MATCH \(n\) (?:SET n|DETACH))/u.test(attempt),
      ))
        refusals.push(
          await session
            .executeRead(transaction => transaction.run(query, { key: 'hacked' }))
            .then(
              () => 'written',
              (error: { code: string }) => error.code,
            ),
        );
      await session.close();
      expect(refusals.length).toBeGreaterThan(5);
      expect(refusals).not.toContain('written');
      expect(await everything()).toBe(before);
    });
  });
}
