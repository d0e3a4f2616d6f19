import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { browserPath } from '../web/browser.ts';
import { runInBrowser } from './in-browser.ts';
import { readKit } from './main.ts';
import { runAll } from './page.ts';
import type { Outcome } from './scenario.ts';

const features = join(process.env.HERDBOOK_SHARED ?? '../shared', 'tck', 'features');
const isThere = existsSync(features);
if (!isThere) console.log(`skipped: the openCypher kit is not at ${features} (set HERDBOOK_SHARED)`);

/** All there are; never lowered. */
const REACHED = 3897;

function expectReached(outcomes: readonly Outcome[]): void {
  const failed = outcomes.filter(({ state }) => state !== 'passed');
  expect(failed.map(({ scenario, reason }) => `${scenario.file} ${scenario.name}: ${reason}`)).toEqual([]);
  expect(outcomes).toHaveLength(REACHED);
}

test.skipIf(!isThere)(
  'all scenarios of the openCypher kit pass in Node',
  () => {
    expectReached(runAll(readKit(features)));
  },
  120_000,
);

test.skipIf(!isThere || !browserPath)(
  'all scenarios of the openCypher kit pass in a browser',
  async () => {
    expectReached(await runInBrowser(readKit(features)));
  },
  120_000,
);
