/** Facts of many papers, shaped like those of real ones: as many edges, names and sentences, with the words of the sample in another order. */
import { readFileSync } from 'node:fs';
import { edgeFact } from '../../../dist/graph/facts.js';

const sample = readFileSync(new URL('../../../src/sample/papers.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line));
/** Drawn from as they stand, so that the frequent ones are frequent. */
const words = sample.flatMap(({ title, abstract }) => `${title} ${abstract}`.match(/[\p{L}\d-]+/gu));

/** Of 12,000 papers of arXiv: things per paper, and edges of each type per hundred papers. */
const THINGS = 1.05;
const types = [
  ['USES_TECHNIQUE', 'Technique', 99],
  ['INTRODUCES', 'Technique', 54],
  ['EVALUATES_ON', 'Benchmark', 33],
  ['MENTIONS', 'Model', 25],
  ['BUILDS_ON', 'Model', 17],
  ['COMPARES_WITH', 'Model', 13],
  ['EVALUATES', 'Model', 10],
];

/** The same number gives the same facts. */
export function* makeFacts(papers, seed = 1) {
  const random = seededRandom(seed);
  const pick = list => list[Math.floor(random() * list.length)];
  const say = count => Array.from({ length: count }, () => pick(words)).join(' ');
  const things = Array.from({ length: Math.round(papers * THINGS) }, (_, number) => {
    const label = pick(['Technique', 'Technique', 'Technique', 'Model', 'Benchmark', 'Dataset']);
    const name = `${say(1)}${number.toString(36)}`;
    return place({
      id: `${label.toLowerCase()}:${name.toLowerCase()}`,
      labels: [label],
      properties: { name },
    });
  });
  const byLabel = groupByLabel(things);
  yield* things;
  for (let number = 0; number < papers; number++) {
    const id = `arxiv:${1700 + (number % 800)}.${String(number).padStart(6, '0')}`;
    const sentences = Array.from({ length: 8 }, () => `${say(20)}.`);
    yield place({
      id,
      labels: ['Paper'],
      properties: {
        abstract: sentences.join(' '),
        authors: Array.from({ length: 4 }, () => `${say(1)} ${say(1)}`),
        title: say(9),
        url: `https://arxiv.org/abs/${id.slice(6)}`,
        year: 2017 + (number % 10),
      },
    });
    for (const [type, label, share] of types)
      if (random() * 100 < share) yield edgeTo(pick(byLabel.get(label)), type, id, sentences);
  }

  function place({ properties, ...node }) {
    const round = value => Math.round(value * 100) / 100;
    const [x, y] = [round(random() * 20_000), round(random() * 20_000)];
    return { ...node, properties: { ...properties, community: Math.floor(random() * 5_000), x, y } };
  }

  function edgeTo(thing, type, paper, sentences) {
    const at = Math.floor(random() * sentences.length);
    const start = sentences.slice(0, at).join(' ').length + 60;
    const sentence = sentences[at];
    const rule = pick(['verb', 'clause', 'list', 'title', 'apposition', 'catalog name', 'presented']);
    const confidence = Math.round((0.5 + random() / 2) * 100) / 100;
    return edgeFact({
      type,
      start: paper,
      end: thing.id,
      evidence: [{ sentence, start, end: start + 8, rule, confidence, paper }],
    });
  }
}

/** Nodes and edges of what was made, in the order of ids. */
export function gatherFacts(made) {
  const [nodes, edges] = [[], []];
  const known = new Set();
  for (const fact of made) {
    if (known.has(fact.id)) continue;
    known.add(fact.id);
    if ('labels' in fact) nodes.push(fact);
    else edges.push(fact);
  }
  const byId = (a, b) => (a.id < b.id ? -1 : 1);
  return { nodes: nodes.sort(byId), edges: edges.sort(byId) };
}

function groupByLabel(things) {
  const groups = new Map();
  for (const thing of things) {
    const held = groups.get(thing.labels[0]);
    if (held) held.push(thing);
    else groups.set(thing.labels[0], [thing]);
  }
  return groups;
}

/** Mulberry32. */
function seededRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
