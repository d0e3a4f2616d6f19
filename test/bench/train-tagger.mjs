/**
 * Makes the tagger's weights, `src/catalog/tagger.tsv`, from mentions that others annotated and from papers as the catalog links them.
 *   node test/bench/train-tagger.mjs --annotated FILE.jsonl [--annotated FILE.jsonl ...] --papers FILE.jsonl [--half 0|1] [-o FILE] [--rounds N] [--dist DIR]
 * `--half` trains on one half of the annotated files, so that test/bench/names.mjs can measure on the other.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values: flags } = parseArgs({
  options: {
    annotated: { type: 'string', multiple: true, default: [] },
    papers: { type: 'string' },
    most: { type: 'string', default: '6000' },
    half: { type: 'string' },
    output: { type: 'string', short: 'o', default: 'src/catalog/tagger.tsv' },
    rounds: { type: 'string', default: '8' },
    dist: { type: 'string', default: 'dist' },
    silver: { type: 'string', default: '0.3' },
    least: { type: 'string', default: '3' },
    l1: { type: 'string', default: '0.001' },
    keep: { type: 'string', default: '20000' },
  },
});
const load = file => import(pathToFileURL(resolve(flags.dist, 'src', file)).href);
const { loadCatalog } = await load('catalog/catalog.js');
const { createLinker } = await load('linker/index.js');
const { notePapers } = await load('linker/noted.js');
const { withTokens } = await load('linker/segment.js');
const { isGeneric } = await load('linker/name-shape.js');
const { otherAt, viewSentences } = await load('linker/tagger/background.js');
const { recordOfText } = await load('records/record.js');
const { attributesOf, eachFeature, templates } = await load('linker/tagger/attributes.js');
const { mayFollow, sumPaths, TAGS, tagLabels } = await load('linker/tagger/crf.js');

const halfOf = id => createHash('sha256').update(id).digest()[0] & 1;
let seed = 42;
/** Mulberry32: the same seed gives the same weights. */
const random = () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const rows = file =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));
const record = (id, title, abstract) => recordOfText({ id, title, abstract });
const bit = tag => 1 << tag;
const begin = label => bit(1 + 2 * tagLabels.indexOf(label));
const inside = label => bit(2 + 2 * tagLabels.indexOf(label));
const ALL = bit(TAGS) - 1;
const OUTSIDE = bit(0);
const union = (tag, labels) => labels.reduce((mask, label) => mask | tag(label), 0);

/** Which labels an annotated type stands for. */
const meanings = { Dataset: ['Dataset', 'Benchmark'], Technique: ['Model', 'Technique'] };
const HEAD =
  /[\s-]+(?:data ?sets?|corpus|corpora|benchmarks?|databases?|data|collections?|(?:test|training|validation|dev(?:elopment)?|evaluation) (?:set|data|split)s?|sets?)$/iu;

const instances = [];
const add = (view, allowed, weight) => {
  const features = [];
  const all = attributesOf(view.words, view.background);
  view.words.forEach((_, at) => {
    const list = [];
    eachFeature(all, at, (template, value) => list.push(`${template}\t${value}`));
    features.push(list);
  });
  instances.push({ features, allowed, weight });
};

const catalog = loadCatalog();

/** Masks of allowed tags from spans: `sure` spans bind their words, others leave them open. */
function masks(view, spans, otherwise) {
  return view.words.map((word, at) => {
    const start = view.starts[at];
    const end = start + word.text.length;
    const span = spans.find(one => start < one.end && one.start < end);
    if (!span) return otherwise(word, at);
    const first = start <= span.start;
    return (union(first ? begin : inside, span.labels) | (span.open ? OUTSIDE : 0)) >>> 0;
  });
}

/** Offsets of the names in an annotated span: a list is several, a bracket holds one, the head noun is none. */
function partsOf(surface, isData) {
  const parts = [];
  let at = 0;
  for (const piece of surface.split(/(\s*[(),;“”"]\s*|\s+(?:and|or|&)\s+(?=[\p{Lu}\d]))/u)) {
    const bare = isData ? piece.replace(HEAD, '').replace(/^(?:the|a|an)\s/iu, '') : piece;
    const from = at + piece.indexOf(bare);
    if (/[\p{L}\d]{2}/u.test(bare) && !/^(?:and|or)$/iu.test(bare.trim()))
      parts.push([from, from + bare.length]);
    at += piece.length;
  }
  return parts;
}

function annotated(file) {
  const only = /scirex/.test(file) ? ['Dataset', 'Technique'] : ['Dataset'];
  for (const row of rows(file)) {
    if (flags.half !== undefined && halfOf(row.id) !== Number(flags.half)) continue;
    const single = !row.text.includes('\n');
    const [title, ...rest] = single ? ['', row.text] : row.text.split('\n');
    const [draft] = notePapers([record(row.id, title, rest.join(' '))]);
    const spans = row.mentions
      .filter(m => only.includes(m.type))
      .flatMap(m =>
        partsOf(m.surface, m.type === 'Dataset').map(([from, to]) => {
          const start = m.start + (single ? 1 : 0);
          return {
            start: start + from,
            end: start + to,
            labels: meanings[m.type],
            open: !/\p{Lu}|\d/u.test(m.surface.slice(from, to)),
          };
        }),
      );
    // What is no data set may be a technique where techniques were not annotated.
    const free =
      only.length === 1
        ? OUTSIDE | union(begin, meanings.Technique) | union(inside, meanings.Technique)
        : OUTSIDE;
    for (const view of viewSentences(draft, catalog, random() >= 0.4))
      add(
        view,
        masks(view, spans, word => (word.named ? free : OUTSIDE)),
        1,
      );
  }
}

function silver(file, most) {
  const papers = rows(file).filter(() => true);
  const chosen = papers.filter(
    row => createHash('sha256').update(row.id).digest()[1] < 256 * (most / papers.length),
  );
  const linker = createLinker(catalog, null);
  const drafts = chosen.map(row => linker.read(record(row.id, row.title, row.abstract)));
  const readings = linker.consolidate(drafts);
  drafts.forEach((draft, index) => {
    const others = [];
    const read = withTokens(draft);
    for (let at = 0; at < read.tokens.words.length; at++) {
      const to = otherAt(read, at, catalog);
      if (to > at) others.push({ start: read.tokens.starts[at], end: read.tokens.ends[to - 1] });
    }
    const isOther = (start, end) => others.some(one => start < one.end && one.start < end);
    const spans = readings[index].mentions.map(m => ({
      start: m.start,
      end: m.end,
      labels: [m.label],
      open: !/\p{Lu}|\d/u.test(m.surface) || m.confidence < 0.75,
    }));
    for (const view of viewSentences(draft, catalog, random() >= 0.7)) {
      const inSentence = spans.filter(
        span => span.start >= view.sentence.start && span.end <= view.sentence.end && !span.open,
      );
      const allowed = masks(view, spans, (word, at) =>
        word.named &&
        !isGeneric(word.text) &&
        !isOther(view.starts[at], view.starts[at] + word.text.length) &&
        (at > 0 || /\p{L}\p{Lu}|\d/u.test(word.text))
          ? ALL
          : OUTSIDE,
      );
      if (inSentence.length === 0 && random() < 0.7) continue;
      add(view, allowed, Number(flags.silver));
    }
  });
}

for (const file of flags.annotated) annotated(file);
const gold = instances.length;
if (flags.papers) silver(flags.papers, Number(flags.most));
console.error(`${gold} annotated and ${instances.length - gold} linked sentences`);

// Features met often enough, numbered.
const counts = new Map();
for (const { features } of instances)
  for (const list of features)
    for (const feature of list) counts.set(feature, (counts.get(feature) ?? 0) + 1);
let names = [...counts].filter(([, count]) => count >= Number(flags.least)).map(([feature]) => feature);
for (const instance of instances) instance.strings = instance.features;

let weights;
let squares;
let moves;
let moveSquares;
function startWith(kept) {
  names = kept;
  const numbers = new Map(names.map((name, number) => [name, number]));
  for (const instance of instances)
    instance.features = instance.strings.map(list =>
      Int32Array.from(list.flatMap(feature => numbers.get(feature) ?? [])),
    );
  weights = new Float64Array(names.length * TAGS);
  squares = new Float64Array(weights.length);
  moves = new Float64Array((TAGS + 1) * TAGS);
  moveSquares = new Float64Array(moves.length);
  console.error(`${names.length} features of ${counts.size}`);
}

const RATE = 0.2;
const shrink = Number(flags.l1);
const step = (values, sums, index, gradient) => {
  sums[index] += gradient * gradient;
  const rate = RATE / (Math.sqrt(sums[index]) + 1e-6);
  const value = values[index] - rate * gradient;
  // L1: a weight that little speaks for is nought.
  values[index] = Math.sign(value) * Math.max(0, Math.abs(value) - rate * shrink);
};

function learn({ features, allowed, weight }) {
  const length = features.length;
  const scores = new Float64Array(length * TAGS);
  for (let at = 0; at < length; at++) {
    for (const feature of features[at])
      for (let tag = 0; tag < TAGS; tag++) scores[at * TAGS + tag] += weights[feature * TAGS + tag];
    for (let tag = 0; tag < TAGS; tag++)
      scores[at * TAGS + tag] = Math.exp(Math.min(30, scores[at * TAGS + tag]));
  }
  const held = scores.map((score, index) =>
    allowed[Math.floor(index / TAGS)] & bit(index % TAGS) ? score : 0,
  );
  const exponents = moves.map((value, index) => {
    const [from, to] = [Math.floor(index / TAGS), index % TAGS];
    return mayFollow(from === TAGS ? -1 : from, to) ? Math.exp(value) : 0;
  });
  const free = sumPaths(scores, exponents, length);
  const bound = sumPaths(held, exponents, length);
  if (!Number.isFinite(bound.logZ)) return 0;
  for (let at = 0; at < length; at++)
    for (let tag = 0; tag < TAGS; tag++) {
      const difference = (free.marginals[at * TAGS + tag] - bound.marginals[at * TAGS + tag]) * weight;
      if (Math.abs(difference) < 1e-4) continue;
      for (const feature of features[at]) {
        const index = feature * TAGS + tag;
        step(weights, squares, index, difference);
      }
    }
  for (let from = 0; from <= TAGS; from++)
    for (let to = 0; to < TAGS; to++) {
      const index = from * TAGS + to;
      if (exponents[index] === 0) continue;
      const sum = (lattice, values) => {
        if (from === TAGS) return lattice.marginals[to];
        let total = 0;
        for (let at = 1; at < length; at++)
          total +=
            (lattice.forward[(at - 1) * TAGS + from] *
              exponents[index] *
              values[at * TAGS + to] *
              lattice.backward[at * TAGS + to]) /
            lattice.scales[at];
        return total;
      };
      step(moves, moveSquares, index, (sum(free, scores) - sum(bound, held)) * weight);
    }
  return (free.logZ - bound.logZ) * weight;
}

function train(rounds) {
  const sums = new Float64Array(weights.length);
  let kept = 0;
  for (let round = 1; round <= rounds; round++) {
    for (let at = instances.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [instances[at], instances[other]] = [instances[other], instances[at]];
    }
    let loss = 0;
    for (const instance of instances) loss += learn(instance);
    // The mean of the later rounds hangs less on their order than the last one does.
    if (round > rounds / 2) {
      kept += 1;
      weights.forEach((weight, index) => {
        sums[index] += weight;
      });
    }
    console.error(`round ${round}: loss ${(loss / instances.length).toFixed(4)}`);
  }
  weights = sums.map(sum => sum / kept);
}

startWith(names);
train(4);
// What weighs much and is met often is kept; the others' share is learnt anew by those.
const value = names.map((name, number) => {
  let most = 0;
  for (let tag = 0; tag < TAGS; tag++) most = Math.max(most, Math.abs(weights[number * TAGS + tag]));
  return [name, most * Math.sqrt(counts.get(name))];
});
startWith(
  value
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, Number(flags.keep))
    .map(([name]) => name),
);
train(Number(flags.rounds));

const lines = [];
const pairsOf = (read, least) =>
  Array.from({ length: TAGS }, (_, tag) => [tag, Math.round(read(tag) * 100)])
    .filter(([, weight]) => Math.abs(weight) >= least)
    .map(pair => pair.join(':'));
for (let from = 0; from <= TAGS; from++)
  lines.push(
    [
      'move',
      from,
      ...pairsOf(to => (mayFollow(from === TAGS ? -1 : from, to) ? moves[from * TAGS + to] : -100), 1),
    ].join('\t'),
  );
const sorted = names.map((name, number) => [name, number]).sort((a, b) => (a[0] < b[0] ? -1 : 1));
for (const [feature, number] of sorted) {
  const [template, text] = feature.split('\t');
  const pairs = pairsOf(tag => weights[number * TAGS + tag], 8);
  if (pairs.length > 0) lines.push([templates[Number(template)].name, text, ...pairs].join('\t'));
}
writeFileSync(flags.output, `${lines.join('\n')}\n`);
console.error(`${flags.output}: ${lines.length} lines`);
