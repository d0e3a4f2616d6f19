// Loads the runner from its TypeScript source, as the tests do, and exits with 1 where a scenario failed.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const at = path => fileURLToPath(new URL(path, import.meta.url));
const { module } = await runnerImport(at('./main.ts'), {
  configFile: false,
  logLevel: 'error',
  resolve: { alias: { '#cypher': at('../../cypher/index.ts') } },
});
process.exitCode = module.runKit(process.argv.slice(2)) > 0 ? 1 : 0;
