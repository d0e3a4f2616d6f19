/**
 * Makes `src/catalog/words.txt`: the words that many abstracts write in lower case, so that "Product" alone is no name.
 *   node test/bench/count-words.mjs PAPERS.jsonl... [-o FILE] [--least N]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values: flags, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    output: { type: 'string', short: 'o', default: 'src/catalog/words.txt' },
    least: { type: 'string', default: '5' },
  },
});
const papers = new Map();
for (const file of files)
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const { abstract } = JSON.parse(line);
    const words = abstract.match(/(?<![\p{L}\d\\@._/-])\p{Ll}{3,}(?![\p{L}\d_/@])/gu) ?? [];
    for (const word of new Set(words)) papers.set(word, (papers.get(word) ?? 0) + 1);
  }
const words = [...papers].filter(([, count]) => count >= Number(flags.least)).map(([word]) => word);
writeFileSync(flags.output, `${words.sort().join('\n')}\n`);
console.error(`${flags.output}: ${words.length} words`);
