/** What the page shows, as one value: undo, links and tests come from that. */
import type { EdgeType, Label } from '#graph/schema';

export const encodings = {
  color: ['type', 'community', 'year'],
  size: ['links', 'papers', 'rank', 'same'],
  layout: ['map', 'lineage', 'radial', 'grid'],
} as const;

export type ColorBy = (typeof encodings.color)[number];
export type SizeBy = (typeof encodings.size)[number];
export type Layout = (typeof encodings.layout)[number];

export const joiningNames = ['replace', 'or', 'and', 'not'] as const;
export type Joining = (typeof joiningNames)[number];

/** What is opened below the map. */
export const drawers = ['cypher', 'questions', 'table'] as const;
export type Drawer = (typeof drawers)[number];

/** What a paper of the graph presents, and what papers only work with. */
export const origins = ['introduced', 'used'] as const;
export type Origin = (typeof origins)[number];

export interface Filters {
  readonly labels: readonly Label[];
  readonly types: readonly EdgeType[];
  readonly years: readonly [from: number, to: number] | null;
  readonly confidence: number;
  readonly links: number;
  readonly hubs: boolean;
  readonly community: number | null;
  /** Of things, those of one origin; null: all. */
  readonly origin: Origin | null;
  /** Ids of what is shown whatever else is said here. */
  readonly pinned: readonly string[];
}

export interface View {
  /** Id of the node in the details. */
  readonly node: string | null;
  /** Id of an edge of that node, or of any edge. */
  readonly edge: string | null;
  /** The node's whole page instead of the map. */
  readonly page: boolean;
  readonly filters: Filters;
  readonly color: ColorBy;
  readonly size: SizeBy;
  readonly layout: Layout;
  /** Ids of what the map is limited to; null: all. */
  readonly scope: readonly string[] | null;
  /** What the scope is, in words. */
  readonly scopeSays: string;
  readonly hidden: readonly string[];
  readonly marked: readonly string[];
  /** How what is gathered next goes together with what is marked. */
  readonly joining: Joining;
  readonly drawer: Drawer | null;
  readonly cypher: string;
  /** Values of the query's parameters, as they are typed. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly question: string | null;
  readonly answers: Readonly<Record<string, string>>;
  readonly camera: Camera | null;
}

/** In the map's own unit: 0.5, 0.5 is the middle; a ratio of 1 shows all. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
}

/** `labels` and `types` name what is left out; `hubs` false leaves out the few nodes with very many links. */
export const noFilters: Filters = {
  labels: [],
  types: [],
  years: null,
  confidence: 0,
  links: 0,
  hubs: true,
  community: null,
  origin: null,
  pinned: [],
};

export const firstView: View = {
  node: null,
  edge: null,
  page: false,
  filters: noFilters,
  color: 'type',
  size: 'links',
  layout: 'map',
  scope: null,
  scopeSays: '',
  hidden: [],
  marked: [],
  joining: 'replace',
  drawer: null,
  cypher: '',
  parameters: {},
  question: null,
  answers: {},
  camera: null,
};

/** The whole map, and nothing opened or marked on it: there is room to say what it is. */
export const isAtRest = ({ node, drawer, marked, scope, hidden, filters }: View): boolean =>
  node === null &&
  drawer === null &&
  scope === null &&
  marked.length + hidden.length === 0 &&
  JSON.stringify(filters) === JSON.stringify(noFilters);
