/**
 * What discovery is worth: scores the linker against annotated papers, once with the catalog whole and once with every name
 * that the annotation holds taken out of it.
 *   node test/bench/ablation.mjs PAPERS GOLD.jsonl [--errors] [--dist DIR]
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { dist: { type: 'string', default: 'dist' }, errors: { type: 'boolean' } },
});
const [papers, goldFile] = positionals;
if (goldFile === undefined) throw new Error('Name both: node test/bench/ablation.mjs PAPERS GOLD.jsonl');
const load = file => import(pathToFileURL(resolve(flags.dist, 'src', file)).href);
const { bundledFolder, catalogFiles, loadCatalog } = await load('catalog/catalog.js');
const { nameKey } = await load('catalog/spelling.js');
const { createLinker } = await load('linker/index.js');
const { readRecords } = await load('records/index.js');
const { toFacts } = await load('to-facts.js');
const { evaluateGraph, parseGold } = await load('evaluate.js');

const gold = parseGold(readFileSync(goldFile, 'utf8'), goldFile);
const records = [];
for await (const record of readRecords([papers], { onProblem: () => undefined })) records.push(record);

function score(catalog) {
  const linker = createLinker(catalog);
  const readings = linker.consolidate(records.map(record => linker.read(record)));
  return evaluateGraph(toFacts(readings, catalog), gold);
}

/** A copy of the data files without the rows that bear one of the names; children of such rows lose their parent. */
function withoutNames(names) {
  const folder = mkdtempSync(join(tmpdir(), 'herdbook-ablation-'));
  cpSync(bundledFolder, folder, { recursive: true });
  for (const { file, parent } of catalogFiles) {
    const [header, ...lines] = readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean);
    const [parentAt, aliasesAt] = [parent, 'aliases'].map(name => header.split('\t').indexOf(name));
    const bears = cells => [cells[0], ...cells[aliasesAt].split('|')].some(name => names.has(nameKey(name)));
    const rows = lines.map(line => line.split('\t'));
    const kept = rows.filter(cells => !bears(cells));
    const left = new Set(kept.flatMap(cells => [cells[0], ...cells[aliasesAt].split('|')].map(nameKey)));
    for (const cells of kept) if (parentAt >= 0 && !left.has(nameKey(cells[parentAt]))) cells[parentAt] = '';
    writeFileSync(join(folder, file), `${[header, ...kept.map(cells => cells.join('\t'))].join('\n')}\n`);
    console.log(`${file}: ${rows.length - kept.length} of ${rows.length} rows taken out`);
  }
  const catalog = loadCatalog({ folder });
  rmSync(folder, { recursive: true });
  return catalog;
}

const names = new Set(
  gold.flatMap(({ entities }) =>
    entities.flatMap(({ name, aliases = [] }) => [name, ...aliases].map(nameKey)),
  ),
);
const [whole, without] = [score(loadCatalog()), score(withoutNames(names))];
const figures = ['entities', 'relations', 'introduces', 'lineage', 'results'];
const row = (title, cells) =>
  console.log(title.padEnd(16) + cells.map(cell => String(cell).padStart(12)).join(''));
row('', [...figures, 'traps', 'merges', 'splits']);
for (const [title, one] of Object.entries({ whole, without }))
  row(title, [
    ...figures.map(name => one[name].f1?.toFixed(3) ?? one[name].recall.toFixed(3)),
    one.traps.sprung,
    one.merges,
    one.splits,
  ]);
for (const error of flags.errors ? without.errors : []) console.log(error);
