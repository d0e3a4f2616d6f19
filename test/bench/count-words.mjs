/**
 * Makes `src/catalog/words.tsv`: words that many abstracts write in lower case, so that "Product" alone is no name, and what each says
 * of the field: how much likelier it is in a paper on machine learning than elsewhere, as a logarithm in tenths.
 *   node test/bench/count-words.mjs --field PAPERS.jsonl --elsewhere PAPERS.jsonl [-o FILE] [--least N]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values: flags } = parseArgs({
  options: {
    field: { type: 'string' },
    elsewhere: { type: 'string' },
    output: { type: 'string', short: 'o', default: 'src/catalog/words.tsv' },
    least: { type: 'string', default: '5' },
  },
});
/** Fewer papers say nothing of the field; a single word says at most so much. */
const SAYING = 10;
const MOST = 20;

/** Papers in which each word stands; words written in lower case apart. */
function count(file) {
  const all = new Map();
  const lower = new Map();
  let papers = 0;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    papers += 1;
    const { title, abstract } = JSON.parse(line);
    const words = new Set(
      `${title} ${abstract}`.match(/(?<![\p{L}\d\\@._/-])\p{L}{3,}(?![\p{L}\d_/@])/gu) ?? [],
    );
    for (const word of words) if (word === word.toLowerCase()) lower.set(word, (lower.get(word) ?? 0) + 1);
    for (const word of new Set([...words].map(one => one.toLowerCase())))
      all.set(word, (all.get(word) ?? 0) + 1);
  }
  return { all, lower, papers };
}

const [field, elsewhere] = [count(flags.field), count(flags.elsewhere)];
const rows = [];
for (const word of new Set([...field.lower.keys(), ...elsewhere.lower.keys()])) {
  if ((field.lower.get(word) ?? 0) + (elsewhere.lower.get(word) ?? 0) < Number(flags.least)) continue;
  const [here, there] = [field.all.get(word) ?? 0, elsewhere.all.get(word) ?? 0];
  const odds = Math.log((here + 1) / (field.papers + 2)) - Math.log((there + 1) / (elsewhere.papers + 2));
  const says = here + there < SAYING ? 0 : Math.max(-MOST, Math.min(MOST, Math.round(10 * odds)));
  rows.push(`${word}\t${says || ''}`);
}
writeFileSync(flags.output, `word\tfield\n${rows.sort().join('\n')}\n`);
console.error(`${flags.output}: ${rows.length} words`);
