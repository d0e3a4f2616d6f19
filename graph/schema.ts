/** The one table of what the graph may hold. Stores, exports, legend, completion and the README are drawn from it. */

export type Label = 'Paper' | 'Model' | 'Technique' | 'Dataset' | 'Benchmark';

export type EdgeType =
  | 'INTRODUCES'
  | 'BUILDS_ON'
  | 'EVALUATES'
  | 'COMPARES_WITH'
  | 'USES_TECHNIQUE'
  | 'TRAINS_ON'
  | 'EVALUATES_ON'
  | 'MENTIONS'
  | 'DERIVED_FROM'
  | 'KIND_OF'
  | 'SCORED';

/** What a property holds; flat, so that every store can keep it. */
export type PropertyKind = 'string' | 'integer' | 'float' | 'strings' | 'integers' | 'floats';

export interface PropertyType {
  readonly name: string;
  readonly kind: PropertyKind;
  readonly says: string;
}

export interface NodeType {
  readonly label: Label;
  /** A second label that some nodes of this type also bear. */
  readonly alsoLabelled?: { readonly label: string; readonly says: string };
  readonly words: { readonly one: string; readonly many: string };
  /** The property that a person reads as the node's name. */
  readonly nameProperty: 'name' | 'title';
  readonly says: string;
  readonly color: { readonly light: string; readonly dark: string };
  readonly properties: readonly PropertyType[];
}

export interface EdgeTypeEntry {
  readonly type: EdgeType;
  readonly from: readonly Label[];
  readonly to: readonly Label[];
  /** Reads as "A {phrase} B" and, backwards, "B {inverse} A". */
  readonly phrase: string;
  readonly inverse: string;
  readonly says: string;
  readonly properties: readonly PropertyType[];
}

const property = (name: string, kind: PropertyKind, says: string): PropertyType => ({ name, kind, says });

/** Places and groups, computed at build time for every node. */
export const placeProperties: readonly PropertyType[] = [
  property('x', 'float', 'horizontal place on the map'),
  property('y', 'float', 'vertical place on the map'),
  property('community', 'integer', 'number of the community on the map, 0 is the largest'),
];

const named = (...rest: PropertyType[]): readonly PropertyType[] => [
  property('name', 'string', 'the usual spelling'),
  property('aliases', 'strings', 'other spellings'),
  ...rest,
  property('year', 'integer', 'year of the first version'),
  property('arxiv', 'string', 'arXiv id of the paper that introduces it'),
];

export const nodeTypes: readonly NodeType[] = [
  {
    label: 'Paper',
    words: { one: 'paper', many: 'papers' },
    nameProperty: 'title',
    says: 'one record: a title and an abstract',
    color: { light: '#6f7782', dark: '#8d97a5' },
    properties: [
      property('title', 'string', 'the title'),
      property('abstract', 'string', 'the abstract'),
      property('year', 'integer', 'year of publication'),
      property('authors', 'strings', 'the authors, in order'),
      property('url', 'string', 'where to read it'),
      property('venue', 'string', 'journal or conference'),
      property('otherIds', 'strings', 'its other ids: DOI, arXiv, Semantic Scholar, OpenAlex, ACL'),
      property('refusedSurfaces', 'strings', 'names seen and not linked'),
      property('refusedNodes', 'strings', 'for each, the node that it was not linked to'),
      property('refusedReasons', 'strings', 'for each, why'),
      property('refusedStarts', 'integers', 'for each, its offset in the text'),
    ],
  },
  {
    label: 'Model',
    alsoLabelled: { label: 'BaseModel', says: 'others build on it' },
    words: { one: 'model', many: 'models' },
    nameProperty: 'name',
    says: 'a named trained model or model family',
    color: { light: '#3b6fd4', dark: '#6d9bf5' },
    properties: named(
      property('family', 'string', 'the line of models that it belongs to'),
      property('developer', 'string', 'who made it'),
      property('kind', 'string', 'language, vision, speech, code, ...'),
    ),
  },
  {
    label: 'Technique',
    words: { one: 'technique', many: 'techniques' },
    nameProperty: 'name',
    says: 'a named method: architecture, training, alignment, prompting, inference, compression, evaluation',
    color: { light: '#2a8c6e', dark: '#4fbf9c' },
    properties: named(property('area', 'string', 'the part of the field that it belongs to')),
  },
  {
    label: 'Dataset',
    words: { one: 'dataset', many: 'datasets' },
    nameProperty: 'name',
    says: 'a named corpus that exists to train on or to be analysed',
    color: { light: '#b7791f', dark: '#e0a84a' },
    properties: named(property('domain', 'string', 'what it is about')),
  },
  {
    label: 'Benchmark',
    words: { one: 'benchmark', many: 'benchmarks' },
    nameProperty: 'name',
    says: 'a named suite, test set, shared task or leaderboard that exists to be scored on',
    color: { light: '#b8456b', dark: '#ea7fa3' },
    properties: named(
      property('domain', 'string', 'what it is about'),
      property('metric', 'string', 'the metric usually reported'),
    ),
  },
];

/** What every edge bears: the strongest sentence first, and all of them as parallel lists. */
export const evidenceProperties: readonly PropertyType[] = [
  property('evidence', 'string', 'the sentence that states the edge'),
  property(
    'start',
    'integer',
    'offset of the mention in the text (title, line break, abstract), UTF-16 units',
  ),
  property('end', 'integer', 'offset behind the mention'),
  property('rule', 'string', 'what fired'),
  property('confidence', 'float', '0 to 1'),
  property('paper', 'string', 'id of the paper that says so'),
  property('allEvidence', 'strings', 'every sentence that states the edge'),
  property('allStarts', 'integers', 'for each, the offset of the mention'),
  property('allEnds', 'integers', 'for each, the offset behind the mention'),
  property('allRules', 'strings', 'for each, what fired'),
  property('allConfidences', 'floats', 'for each, 0 to 1'),
  property('allPapers', 'strings', 'for each, the paper'),
];

const sizes = property('sizes', 'strings', 'sizes named, such as "13B"');
const data: readonly Label[] = ['Dataset', 'Benchmark'];
const things: readonly Label[] = ['Model', 'Technique', 'Dataset', 'Benchmark'];

export const edgeTypes: readonly EdgeTypeEntry[] = [
  {
    type: 'INTRODUCES',
    from: ['Paper'],
    to: things,
    phrase: 'introduces',
    inverse: 'introduced by',
    says: 'presents it for the first time',
    properties: [],
  },
  {
    type: 'BUILDS_ON',
    from: ['Paper'],
    to: ['Model'],
    phrase: 'builds on',
    inverse: 'built on by',
    says: "the paper's own work starts from it: fine-tuned, adapted, pruned, quantised, distilled, used as a component",
    properties: [sizes],
  },
  {
    type: 'EVALUATES',
    from: ['Paper'],
    to: ['Model'],
    phrase: 'evaluates',
    inverse: 'evaluated by',
    says: 'the model itself is tested, probed or attacked',
    properties: [sizes],
  },
  {
    type: 'COMPARES_WITH',
    from: ['Paper'],
    to: ['Model', 'Technique'],
    phrase: 'compares with',
    inverse: 'compared with by',
    says: 'a baseline or point of comparison',
    properties: [sizes],
  },
  {
    type: 'USES_TECHNIQUE',
    from: ['Paper'],
    to: ['Technique'],
    phrase: 'uses',
    inverse: 'used by',
    says: 'applies it',
    properties: [],
  },
  {
    type: 'TRAINS_ON',
    from: ['Paper'],
    to: data,
    phrase: 'trains on',
    inverse: 'trained on by',
    says: 'trains, fine-tunes or builds its data from it',
    properties: [],
  },
  {
    type: 'EVALUATES_ON',
    from: ['Paper'],
    to: data,
    phrase: 'evaluates on',
    inverse: 'evaluated on by',
    says: 'reports an evaluation on it',
    properties: [],
  },
  {
    type: 'MENTIONS',
    from: ['Paper'],
    to: things,
    phrase: 'mentions',
    inverse: 'mentioned by',
    says: 'named as background only, where nothing stronger holds',
    properties: [],
  },
  {
    type: 'DERIVED_FROM',
    from: ['Model'],
    to: ['Model'],
    phrase: 'derived from',
    inverse: 'ancestor of',
    says: 'lineage: the child starts from the parent',
    properties: [property('how', 'string', 'fine-tuned, pruned, distilled, adapted, merged, quantised')],
  },
  {
    type: 'KIND_OF',
    from: ['Technique'],
    to: ['Technique'],
    phrase: 'is a kind of',
    inverse: 'has the kind',
    says: 'the narrower technique is a form of the broader one',
    properties: [],
  },
  {
    type: 'SCORED',
    from: ['Model', 'Technique', 'Paper'],
    to: data,
    phrase: 'scored on',
    inverse: 'scored by',
    says: 'a result as stated; from the paper itself where no name is given',
    properties: [
      property('metric', 'string', 'as written, such as "F1"'),
      property('value', 'string', 'as written, such as "53%"'),
      property('number', 'float', 'the value as a number, such as 53'),
      property('unit', 'string', '"%" or nothing'),
    ],
  },
];

const nodeTypeByLabel = new Map(nodeTypes.map(entry => [entry.label as string, entry]));
const edgeTypeByName = new Map(edgeTypes.map(entry => [entry.type as string, entry]));

/** The first of a node's labels that the table holds (a `BaseModel` is a `Model`). */
export function nodeTypeOf(labels: readonly string[]): NodeType | undefined {
  for (const label of labels) {
    const entry = nodeTypeByLabel.get(label);
    if (entry) return entry;
  }
  return undefined;
}

export function edgeTypeOf(type: string): EdgeTypeEntry | undefined {
  return edgeTypeByName.get(type);
}
