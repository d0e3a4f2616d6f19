/**
 * Scores the names that the linker finds against mentions that others annotated, by type, exact and overlapping.
 *   node test/bench/names.mjs ANNOTATED.jsonl... [--half 0|1] [--errors N] [--weights FILE|none] [--dist DIR]
 * A line: {"id", "text", "mentions": [{"start", "end", "surface", "type"}]}. Their Technique covers models, their Dataset benchmarks.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values: flags, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    half: { type: 'string' },
    errors: { type: 'string' },
    dist: { type: 'string', default: 'dist' },
    weights: { type: 'string' },
  },
});
const load = file => import(pathToFileURL(resolve(flags.dist, 'src', file)).href);
const { loadCatalog } = await load('catalog/catalog.js');
const { createLinker } = await load('linker/index.js');
const { loadWeights } = await load('linker/tagger/tagger.js');
const { recordOfText } = await load('records/record.js');

const classes = { Model: 'Technique', Technique: 'Technique', Dataset: 'Dataset', Benchmark: 'Dataset' };
const shown = ['Dataset', 'Technique'];

/** Files are halved by a hash of the id: what is trained on one half is tested on the other. */
export const halfOf = id => createHash('sha256').update(id).digest()[0] & 1;

/** The first line is the title; a single sentence stands as an abstract under an empty one. */
function recordOf({ id, text }) {
  const [title, ...rest] = text.includes('\n') ? text.split('\n') : ['', text];
  return recordOfText({ id, title, abstract: rest.join(' ') });
}

function score(rows, readings) {
  const tally = Object.fromEntries(
    shown.map(type => [type, { exact: 0, hit: 0, met: 0, found: 0, wanted: 0 }]),
  );
  const errors = [];
  rows.forEach((row, index) => {
    const shift = row.text.includes('\n') ? 0 : 1;
    const found = readings[index].mentions.map(m => ({
      ...m,
      start: m.start - shift,
      end: m.end - shift,
      type: classes[m.label],
    }));
    const wanted = row.mentions.filter(m => shown.includes(m.type));
    for (const type of shown) {
      const built = found.filter(m => m.type === type);
      const gold = wanted.filter(m => m.type === type);
      const overlaps = (a, b) => a.start < b.end && b.start < a.end;
      const count = tally[type];
      count.found += built.length;
      count.wanted += gold.length;
      count.exact += gold.filter(g => built.some(m => m.start === g.start && m.end === g.end)).length;
      count.met += gold.filter(g => built.some(m => overlaps(m, g))).length;
      count.hit += built.filter(m => gold.some(g => overlaps(m, g))).length;
      const around = m => row.text.slice(Math.max(0, m.start - 60), m.end + 40).replace(/\s+/g, ' ');
      for (const g of gold)
        if (!built.some(m => overlaps(m, g))) errors.push(`missed ${type}: ${g.surface} | ${around(g)}`);
      for (const m of built)
        if (!gold.some(g => overlaps(m, g)))
          errors.push(`extra ${m.label} (${m.rule} ${m.confidence}): ${m.surface} | ${around(m)}`);
      for (const g of gold)
        if (built.some(m => overlaps(m, g)) && !built.some(m => m.start === g.start && m.end === g.end))
          errors.push(
            `bounds ${type}: ${g.surface} <> ${built.filter(m => overlaps(m, g)).map(m => m.surface)} | ${around(g)}`,
          );
    }
  });
  return { tally, errors };
}

const f = (p, r) => (p + r === 0 ? 0 : (2 * p * r) / (p + r));
const figure = value => value.toFixed(3).padStart(8);

const weights = flags.weights === 'none' ? null : loadWeights(flags.weights);
const linker = createLinker(loadCatalog(), weights);
console.log(
  `${''.padEnd(28)}${['exact P', 'exact R', 'exact F', 'over P', 'over R', 'over F', 'wanted', 'found'].map(h => h.padStart(8)).join('')}`,
);
for (const file of files) {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))
    .filter(row => flags.half === undefined || halfOf(row.id) === Number(flags.half));
  const readings = linker.consolidate(rows.map(row => linker.read(recordOf(row))));
  const { tally, errors } = score(rows, readings);
  for (const [type, { exact, hit, met, found, wanted }] of Object.entries(tally)) {
    if (wanted === 0) continue;
    const [xp, xr, op, or] = [exact / (found || 1), exact / wanted, hit / (found || 1), met / wanted];
    console.log(
      `${`${basename(file, '.jsonl')} ${type}`.padEnd(28)}${[xp, xr, f(xp, xr), op, or, f(op, or)].map(figure).join('')}${String(wanted).padStart(8)}${String(found).padStart(8)}`,
    );
  }
  if (flags.errors)
    console.log(
      errors
        .sort(() => 0)
        .slice(0, Number(flags.errors))
        .join('\n'),
    );
}
