/** A folder of a test file's own. */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** Its path; it is there before the tests of the file, and taken away after them. */
export function ownFolder(name: string): string {
  const folder = join(tmpdir(), `herdbook-${name}-${randomUUID()}`);
  beforeAll(() => mkdir(folder).then(() => undefined));
  afterAll(() => rm(folder, { recursive: true }));
  return folder;
}
