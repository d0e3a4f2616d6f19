/** A seeded graph of the size of a field: papers with abstracts, techniques used after Zipf, evaluations, citations, lineage. */

export const SIZES = { papers: 20_000, techniques: 1_000, models: 500, datasets: 500 };
const EDGES = { USES_TECHNIQUE: 120_000, EVALUATES_ON: 40_000, CITES: 38_500, DERIVED_FROM: 1_500 };

const WORDS =
  'model language training data attention layer scaling tuning retrieval image speech graph reasoning benchmark sparse quantised alignment reward policy sampling decoder encoder token prompt context transfer domain robust adversarial causal federated private diffusion latent score flow kernel bound proof'.split(
    ' ',
  );
/** Words that stand in few abstracts: what a search looks for. */
const RARE = ['heliotrope', 'quicksilver', 'marginalia'];

function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** @returns {{nodes: {id: string, label: string, properties: object}[], edges: {type: string, from: number, to: number}[]}} ends are places in `nodes` */
export function makeCorpus(seed = 1) {
  const random = mulberry32(seed);
  const below = count => Math.floor(random() * count);
  const sentence = (words, rare) => {
    const text = Array.from({ length: words }, () => WORDS[below(WORDS.length)]);
    if (random() < rare) text[below(words)] = RARE[below(RARE.length)];
    return text.join(' ');
  };
  const nodes = [];
  const first = {};
  const add = (label, count, properties) => {
    first[label] = nodes.length;
    for (let index = 0; index < count; index++)
      nodes.push({ id: `${label.toLowerCase()}:${index}`, label, properties: properties(index) });
  };
  add('Paper', SIZES.papers, () => ({
    title: sentence(9, 0.01),
    abstract: sentence(150, 0.02),
    year: 2015 + below(11),
  }));
  add('Technique', SIZES.techniques, index => ({ name: `technique ${index}` }));
  add('Model', SIZES.models, index => ({ name: `model ${index}` }));
  add('Dataset', SIZES.datasets, index => ({ name: `dataset ${index}` }));

  const zipf = zipfSampler(SIZES.techniques, random);
  const edges = [];
  const seen = new Set();
  const tie = (type, from, to) => {
    const key = `${type} ${from} ${to}`;
    if (from === to || seen.has(key)) return false;
    seen.add(key);
    edges.push({ type, from, to });
    return true;
  };
  const fill = (type, draw) => {
    for (let made = 0; made < EDGES[type]; ) if (tie(type, ...draw())) made += 1;
  };
  fill('USES_TECHNIQUE', () => [below(SIZES.papers), first.Technique + zipf()]);
  fill('EVALUATES_ON', () => [below(SIZES.papers), first.Dataset + below(SIZES.datasets)]);
  // A paper cites older ones: no circles.
  fill('CITES', () => {
    const from = 1 + below(SIZES.papers - 1);
    return [from, below(from)];
  });
  fill('DERIVED_FROM', () => {
    const from = 1 + below(SIZES.models - 1);
    return [first.Model + from, first.Model + below(from)];
  });
  return { nodes, edges, first };
}

/** Ranks with frequencies proportional to 1 / rank. */
function zipfSampler(count, random) {
  const sums = [];
  let sum = 0;
  for (let rank = 1; rank <= count; rank++) {
    sum += 1 / rank;
    sums.push(sum);
  }
  return () => {
    const wanted = random() * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
