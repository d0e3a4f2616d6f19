/** A graph as a site that needs no server of ours: one file with all in it, or the built page with the graph beside it. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Facts } from '#graph/facts';
import { jsonl } from '#graph/formats/jsonl';
import { withPlaces } from '#graph/layout';
import { fillSinglePage } from '#graph/single-page';
import { packageRoot } from './package-root.ts';

const builtPage = join(packageRoot, 'dist', 'web');
const SINGLE = 'single.html';
const GRAPH = 'graph.jsonl';

/** @throws Error where the page is not built, TemplateError where it is another one */
export async function singlePage(facts: Facts): Promise<string> {
  return fillSinglePage(await readFile(join(builtPage, SINGLE), 'utf8'), withPlaces(facts));
}

/** Fills an existing, empty folder. The page learns from a tag in it that the graph lies beside it. */
export async function writeSite(facts: Facts, folder: string): Promise<void> {
  await cp(builtPage, folder, { recursive: true, filter: source => !source.endsWith(SINGLE) });
  const index = join(folder, 'index.html');
  const page = await readFile(index, 'utf8');
  await writeFile(
    index,
    page.replace('<title>', `<meta name="herdbook-graph" content="${GRAPH}">\n    <title>`),
  );
  await writeFile(join(folder, GRAPH), [...jsonl.write(withPlaces(facts))].join(''));
}
