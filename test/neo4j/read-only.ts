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
import { attempts } from '../graph/write-attempts.ts';
import type { Neo4jServer } from './machine.ts';
import { openOn } from './open-on.ts';

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
