import { defineConfig } from 'vitest/config';

/**
 * Tests read the TypeScript sources directly: the condition names the `source` side of every `#` import.
 * `import` and `default` hold always; named here they would reach `require` too, and give it modules that it cannot use.
 */
const conditions = ['herdbook-source', 'node'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
