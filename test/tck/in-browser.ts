/** Runs scenarios in a headless browser, by the same code as in Node: bundled, handed to an empty page. */
import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';
import { launch } from '../web/browser.ts';
import type { Kit } from './main.ts';
import type { Outcome } from './scenario.ts';

declare const kit: typeof import('./page.ts');

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** @throws Error where no browser can be started */
export async function runInBrowser(given: Kit): Promise<Outcome[]> {
  const script = await bundle();
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: script });
    return await page.evaluate(all => kit.runAll(all), given);
  } finally {
    await browser.close();
  }
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '#cypher': at('../../cypher/index.ts') } },
    build: {
      write: false,
      minify: false,
      lib: { entry: at('./page.ts'), formats: ['iife'], name: 'kit' },
    },
  });
  const [{ output }] = [built].flat() as Rollup.RollupOutput[] as [Rollup.RollupOutput];
  return output[0].code;
}
