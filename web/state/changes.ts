/** Every change of the view, as a table; a change itself is a value: its name and what it takes. */
import { type EdgeType, type Label, nodeTypes } from '#graph/schema';
import { joinings } from './joinings.ts';
import {
  type Camera,
  type ColorBy,
  type Drawer,
  type Filters,
  firstView,
  type Joining,
  type Layout,
  noFilters,
  type SizeBy,
  type View,
} from './view.ts';

export interface Scope {
  readonly ids: readonly string[];
  readonly says: string;
}

const toggle = <T>(list: readonly T[], one: T): readonly T[] =>
  list.includes(one) ? list.filter(each => each !== one) : [...list, one];

const unite = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])];

const filter = (view: View, part: Partial<Filters>): View => ({
  ...view,
  filters: { ...view.filters, ...part },
});

export const changes = {
  selectNode: (view: View, node: string | null): View => ({
    ...view,
    node,
    edge: null,
    page: false,
  }),
  selectEdge: (view: View, { edge, node }: { edge: string; node: string }): View => ({
    ...view,
    edge,
    node,
    page: false,
  }),
  openPage: (view: View, node: string): View => ({ ...view, node, edge: null, page: true }),
  closePage: (view: View, _: null): View => ({ ...view, page: false }),

  toggleLabel: (view: View, label: Label): View =>
    filter(view, { labels: toggle(view.filters.labels, label) }),
  /** Shows this label alone; a second time, all again. */
  isolateLabel: (view: View, label: Label): View => {
    const others = nodeTypes.map(entry => entry.label).filter(each => each !== label);
    const alone =
      others.every(each => view.filters.labels.includes(each)) && !view.filters.labels.includes(label);
    return filter(view, { labels: alone ? [] : others });
  },
  toggleType: (view: View, type: EdgeType): View => filter(view, { types: toggle(view.filters.types, type) }),
  setYears: (view: View, years: Filters['years']): View => filter(view, { years }),
  setConfidence: (view: View, confidence: number): View => filter(view, { confidence }),
  setLinks: (view: View, links: number): View => filter(view, { links }),
  showHubs: (view: View, hubs: boolean): View => filter(view, { hubs }),
  setCommunity: (view: View, community: number | null): View => filter(view, { community }),
  setOrigin: (view: View, origin: Filters['origin']): View => filter(view, { origin }),
  togglePin: (view: View, id: string): View => filter(view, { pinned: toggle(view.filters.pinned, id) }),
  clearFilters: (view: View, _: null): View => ({ ...view, filters: noFilters, hidden: [] }),

  colorBy: (view: View, color: ColorBy): View => ({ ...view, color }),
  sizeBy: (view: View, size: SizeBy): View => ({ ...view, size }),
  layOut: (view: View, layout: Layout): View => ({ ...view, layout, camera: null }),

  limitTo: (view: View, { ids, says }: Scope): View => ({
    ...view,
    scope: ids,
    scopeSays: says,
    page: false,
  }),
  addToScope: (view: View, ids: readonly string[]): View =>
    view.scope ? { ...view, scope: unite(view.scope, ids) } : view,
  takeFromScope: (view: View, ids: readonly string[]): View => {
    const gone = new Set(ids);
    return view.scope ? { ...view, scope: view.scope.filter(id => !gone.has(id)) } : view;
  },
  showAll: (view: View, _: null): View => ({ ...view, scope: null, scopeSays: '' }),
  hide: (view: View, ids: readonly string[]): View => ({
    ...view,
    hidden: unite(view.hidden, ids),
    filters: { ...view.filters, pinned: view.filters.pinned.filter(id => !ids.includes(id)) },
    marked: view.marked.filter(id => !ids.includes(id)),
    ...(view.node !== null && ids.includes(view.node) ? { node: null, edge: null, page: false } : {}),
  }),
  unhide: (view: View, _: null): View => ({ ...view, hidden: [] }),

  mark: (view: View, ids: readonly string[]): View => ({ ...view, marked: [...new Set(ids)] }),
  /** Marks by the way that was chosen: these alone, these too, what is in both, without these. */
  gather: (view: View, ids: readonly string[]): View => ({
    ...view,
    node: null,
    edge: null,
    marked: joinings[view.joining].join(view.marked, ids),
  }),
  joinBy: (view: View, joining: Joining): View => ({ ...view, joining }),
  toggleMark: (view: View, id: string): View => ({ ...view, marked: toggle(view.marked, id) }),

  openDrawer: (view: View, drawer: Drawer | null): View => ({ ...view, drawer }),
  writeCypher: (view: View, cypher: string): View => ({ ...view, cypher }),
  giveParameters: (view: View, parameters: View['parameters']): View => ({ ...view, parameters }),
  /** A query with its parameters, in the console. */
  beginQuery: (view: View, { cypher, parameters }: Pick<View, 'cypher' | 'parameters'>): View => ({
    ...view,
    drawer: 'cypher',
    cypher,
    parameters,
  }),
  askQuestion: (view: View, { question, answers }: Pick<View, 'question' | 'answers'>): View => ({
    ...view,
    drawer: 'questions',
    question,
    answers,
  }),
  moveCamera: (view: View, camera: Camera | null): View => ({ ...view, camera }),
  reset: (_view: View, to: View): View => to,
  startOver: (_view: View, _: null): View => firstView,
} as const;

type Changes = typeof changes;
export type ChangeName = keyof Changes;

export type Change = {
  readonly [Name in ChangeName]: { readonly change: Name; readonly to: Parameters<Changes[Name]>[1] };
}[ChangeName];

/** Many of these in a row are one step back: dragging a slider, typing. */
export const flowing: ReadonlySet<ChangeName> = new Set([
  'setYears',
  'setConfidence',
  'setLinks',
  'writeCypher',
  'giveParameters',
  'askQuestion',
]);

/** These are no steps to go back over: where one looks, and what a link says. */
export const unrecorded: ReadonlySet<ChangeName> = new Set(['moveCamera', 'reset']);

export function applyChange(view: View, { change, to }: Change): View {
  return (changes[change] as (view: View, to: unknown) => View)(view, to);
}
