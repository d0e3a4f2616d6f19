/** The engine as a page gets it: one file that needs no other package, and not too large. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';
import { root } from './tracked-files.ts';

/** Bytes, gzipped: all of the language, dates and times too. */
const LIMIT = 80 * 1024;

test('the engine, bundled, is at most 80 kB and imports nothing', async () => {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      rolldownOptions: {
        input: join(root, 'cypher', 'index.ts'),
        preserveEntrySignatures: 'strict',
        output: { format: 'es', minify: true },
      },
    },
  })) as Rolldown.RolldownOutput;
  const [chunk, ...others] = built.output;
  expect(others).toEqual([]);
  expect([...chunk.imports, ...chunk.dynamicImports]).toEqual([]);
  const size = gzipSync(chunk.code, { level: 9 }).length;
  console.log(`herdbook/cypher, bundled: ${chunk.code.length} bytes, ${size} gzipped`);
  expect(size).toBeLessThan(LIMIT);
});
