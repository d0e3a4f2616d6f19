import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runFeatures } from './main.ts';

const features = join(process.env.HERDBOOK_SHARED ?? '../shared', 'tck', 'features');
const isThere = existsSync(features);
if (!isThere) console.log(`skipped: the openCypher kit is not at ${features} (set HERDBOOK_SHARED)`);

/** Raised with every step; never lowered. */
const REACHED = 3897;

test.skipIf(!isThere)('no fewer scenarios of the openCypher kit pass than were reached', () => {
  const outcomes = runFeatures(features);
  expect(outcomes).toHaveLength(3897);
  expect(outcomes.filter(({ reason }) => reason.startsWith('CRASH'))).toEqual([]);
  expect(outcomes.filter(({ state }) => state === 'passed').length).toBeGreaterThanOrEqual(REACHED);
});
