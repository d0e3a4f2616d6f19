/** Neo4j, on one real server for all: what it holds is each part's own affair, so the parts run one after another. */
import { afterAll, describe } from 'vitest';
import { describeStore } from '../graph/store-contract.ts';
import { describeBadInput } from './bad-input.ts';
import { describeCommands } from './commands.ts';
import { describeSameAnswers } from './differential.ts';
import { describeExplorer } from './explorer.ts';
import { describeExports } from './exports.ts';
import { openOn } from './open-on.ts';
import { describeOutages } from './outage.ts';
import { describePack } from './pack.ts';
import { describeReadOnly } from './read-only.ts';
import { startNeo4j } from './server.ts';

const server = await startNeo4j();
if (server) console.log(`Neo4j tests run on ${server.says}.`);

describe.skipIf(!server)('Neo4j', () => {
  if (!server) return;
  afterAll(() => server.stop());
  describeStore('the store on Neo4j', () => openOn(server));
  describeSameAnswers(server);
  describePack(server);
  describeCommands(server);
  describeReadOnly(server);
  describeExports(server);
  describeBadInput(server);
  describeExplorer(server);
  if (server.own) describeOutages(server, server.own);
  else console.log('Outages of Neo4j skipped: the server is not ours to kill.');
});
