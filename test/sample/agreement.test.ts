/** The graph of the retold papers says what the graph of the original abstracts says, where these are at hand. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Facts, GraphEdge, GraphNode } from '#graph/facts';
import { linkPapers } from '../../src/build.ts';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { packageRoot } from '../../src/package-root.ts';
import { toFacts } from '../../src/to-facts.ts';
import { titleKey } from './retelling.ts';

const originals = join(process.env.HERDBOOK_SHARED ?? '../shared', 'corpus', 'llama-papers.txt');
const isThere = existsSync(originals);
if (!isThere) console.log(`skipped: the original abstracts are not at ${originals} (set HERDBOOK_SHARED)`);

const link = async (source: string): Promise<Facts> =>
  toFacts(await linkPapers({ sources: [source], strict: true }), loadCatalog());

/** An edge by what it says: papers by title, since ids differ between sources; a score with its value. */
function edgeKeys({ nodes, edges }: Facts): Set<string> {
  const keyOf = ({ id, labels, properties }: GraphNode): string =>
    labels.includes('Paper') ? titleKey(String(properties.title)) : id;
  const keys = new Map(nodes.map(node => [node.id, keyOf(node)]));
  const says = ({ type, start, end, properties }: GraphEdge): string =>
    [type, keys.get(start), keys.get(end), type === 'SCORED' ? properties.value : ''].join(' | ');
  return new Set(edges.map(says));
}

test.skipIf(!isThere)('nine of ten edges are the same', async () => {
  const told = edgeKeys(await link(join(packageRoot, 'src', 'sample', 'papers.jsonl')));
  const original = edgeKeys(await link(originals));
  const both = [...original].filter(key => told.has(key)).length;
  const share = (whole: number): number => Math.round((1000 * both) / whole) / 1000;
  console.log(
    `of the originals' edges ${share(original.size)} are kept, of ours ${share(told.size)} are theirs`,
  );
  expect((2 * both) / (original.size + told.size)).toBeGreaterThanOrEqual(0.9);
});
