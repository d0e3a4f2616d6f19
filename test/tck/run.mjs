// Loads the runner from its TypeScript source, as the tests do, and exits with 1 where a scenario failed.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const at = path => fileURLToPath(new URL(path, import.meta.url));
const load = async path =>
  (
    await runnerImport(at(path), {
      configFile: false,
      logLevel: 'error',
      resolve: { alias: { '#cypher': at('../../cypher/index.ts') } },
    })
  ).module;

const { runKit } = await load('./main.ts');
const runner = process.argv.includes('--browser')
  ? (await load('./in-browser.ts')).runInBrowser
  : (await load('./page.ts')).runAll;
try {
  process.exitCode = (await runKit(process.argv.slice(2), runner)) > 0 ? 1 : 0;
} catch (error) {
  console.error(`error: ${error.message}`);
  process.exitCode = 2;
}
