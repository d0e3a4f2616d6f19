/** The view as a value: changes, steps back and forward, links, and what a view lets through. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { seededRandom } from '#graph/random';
import { edgeTypes, nodeTypes } from '#graph/schema';
import { fitsAddress, readAddress, writeAddress } from '../../web/state/address.ts';
import { applyChange, type Change } from '../../web/state/changes.ts';
import { historyOf, record, redo, undo } from '../../web/state/history.ts';
import { type AddressBar, ViewStore } from '../../web/state/store.ts';
import {
  drawers,
  encodings,
  firstView,
  joiningNames,
  noFilters,
  origins,
  type View,
} from '../../web/state/view.ts';
import { hubDegree, visibleIn } from '../../web/state/visible.ts';
import { herd } from './columns.ts';

const id = fc.string({ minLength: 1, maxLength: 20 });
const ids = fc.uniqueArray(id, { maxLength: 4 });
const some = <T>(list: readonly T[]) => fc.subarray([...list]);

const views: fc.Arbitrary<View> = fc
  .record({
    node: fc.option(id),
    edge: fc.option(id),
    page: fc.boolean(),
    filters: fc.record({
      labels: some(nodeTypes.map(entry => entry.label)),
      types: some(edgeTypes.map(entry => entry.type)),
      years: fc.option(fc.tuple(fc.integer({ min: 1950, max: 2000 }), fc.integer({ min: 2001, max: 2050 }))),
      confidence: fc.constantFrom(0, 0.25, 0.9),
      links: fc.nat({ max: 30 }),
      hubs: fc.boolean(),
      community: fc.option(fc.nat({ max: 50 })),
      origin: fc.option(fc.constantFrom(...origins)),
      pinned: ids,
    }),
    color: fc.constantFrom(...encodings.color),
    size: fc.constantFrom(...encodings.size),
    layout: fc.constantFrom(...encodings.layout),
    scope: fc.option(ids),
    scopeSays: fc.constant(''),
    hidden: ids,
    marked: ids,
    joining: fc.constantFrom(...joiningNames),
    drawer: fc.option(fc.constantFrom(...drawers)),
    cypher: fc.string({ maxLength: 60 }),
    parameters: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/u), fc.string({ maxLength: 20 }), {
      maxKeys: 3,
    }),
    question: fc.option(id),
    answers: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/u), fc.string({ maxLength: 20 }), { maxKeys: 3 }),
    camera: fc.constantFrom(null, { x: 0.25, y: 0.5, ratio: 0.125 }),
  })
  .map(view => ({ ...view, page: view.page && view.node !== null }));

describe('a link', () => {
  test('brings back the very view that it was made from', () => {
    fc.assert(
      fc.property(views, view => {
        expect(readAddress(`#${writeAddress(view)}`)).toEqual(view);
      }),
    );
  });

  test('of the first view is empty, and an empty link is the first view', () => {
    expect(writeAddress(firstView)).toBe('');
    expect(readAddress('')).toEqual(firstView);
  });

  test('of any text gives a view', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(readAddress(`#${text}`).filters).toBeDefined();
      }),
    );
  });

  test.each([
    ['years=2020', null],
    ['years=2024-2020', null],
    ['years=a-b', null],
    ['years=2020-2022', [2020, 2022]],
  ])('with %s limits the years to %j', (address, years) => {
    expect(readAddress(address).filters.years).toEqual(years);
  });

  test('reads well: node=model:llama-2', () => {
    expect(writeAddress({ ...firstView, node: 'model:llama-2' })).toBe('node=model:llama-2');
  });

  test('keeps thousands of nodes, whatever their ids', () => {
    const random = seededRandom(1);
    const papers = Array.from(
      { length: 2_000 },
      (_, n) => `arxiv:${1_700 + (n % 800)}.${Math.floor(1e5 * random())}`,
    );
    const view = { ...firstView, scope: papers, marked: [...papers.slice(0, 200), '$a,b', 'ü%'], node: 'p1' };
    const address = writeAddress(view);
    expect(address.length).toBeLessThan(16_000);
    expect(address).toMatch(/^[\w=&$:-]+$/u);
    const read = readAddress(`#${address}`);
    expect(read.scope).toEqual(papers.toSorted());
    expect(new Set(read.marked)).toEqual(new Set(view.marked));
    expect(writeAddress(read)).toBe(address);
  });

  test('a link of which the end was lost shows all', () => {
    const scope = Array.from({ length: 500 }, (_, index) => `technique:number-${index}`);
    const address = writeAddress({ ...firstView, scope });
    expect(readAddress(`#${address.slice(0, -40)}`).scope).toBeNull();
  });

  test('leaves out a scope that does not fit an address rather than cut it, and tells that it does not', () => {
    const random = seededRandom(1);
    const scope = Array.from({ length: 20_000 }, () => `hash:${random()}`);
    const view = { ...firstView, scope, node: 'p1' };
    expect(writeAddress(view)).toBe('node=p1');
    expect([view, { ...view, scope: scope.slice(0, 200) }].map(fitsAddress)).toEqual([false, true]);
  });
});

const change = (name: string, to: unknown): Change => ({ change: name, to }) as Change;

describe('steps', () => {
  test('undo and redo are exact, whatever was done', () => {
    const changes = fc.array(
      fc.oneof(
        id.map(node => change('selectNode', node)),
        fc.constantFrom(...nodeTypes).map(({ label }) => change('toggleLabel', label)),
        fc.constantFrom(...nodeTypes).map(({ label }) => change('isolateLabel', label)),
        ids.map(list => change('limitTo', { ids: list, says: 'some' })),
        ids.map(list => change('hide', list)),
        fc.constant(change('showAll', null)),
        fc.constantFrom(...encodings.color).map(color => change('colorBy', color)),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(changes, list => {
        const seen: View[] = [firstView];
        let history = historyOf(firstView);
        for (const each of list) {
          const next = record(history, each);
          if (next !== history) seen.push(next.view);
          history = next;
        }
        for (let at = seen.length - 2; at >= 0; at--) {
          history = undo(history)!;
          expect(history.view).toEqual(seen[at]);
        }
        expect(undo(history)).toBeNull();
        for (let at = 1; at < seen.length; at++) {
          history = redo(history)!;
          expect(history.view).toEqual(seen[at]);
        }
        expect(redo(history)).toBeNull();
      }),
    );
  });

  test('a slider dragged over many values is one step', () => {
    let history = historyOf(firstView);
    for (const links of [1, 2, 3, 4]) history = record(history, change('setLinks', links));
    expect(history.past).toHaveLength(1);
    expect(undo(history)!.view).toEqual(firstView);
  });

  test('looking elsewhere is no step, and going back does not move the map', () => {
    const camera = { x: 0.1, y: 0.2, ratio: 0.3 };
    let history = record(historyOf(firstView), change('toggleLabel', 'Paper'));
    history = record(history, change('moveCamera', camera));
    expect(history.past).toHaveLength(1);
    expect(undo(history)!.view).toEqual({ ...firstView, camera });
  });

  test('what changes nothing is no step', () => {
    const history = historyOf(firstView);
    expect(record(history, change('showAll', null))).toBe(history);
  });
});

describe('changes', () => {
  test('isolating a type hides the others, and a second time shows all', () => {
    const alone = applyChange(firstView, change('isolateLabel', 'Model'));
    expect([...alone.filters.labels].sort()).toEqual(['Benchmark', 'Dataset', 'Paper', 'Technique']);
    expect(applyChange(alone, change('isolateLabel', 'Model')).filters.labels).toEqual([]);
  });

  test.each([
    ['replace', ['b', 'c']],
    ['or', ['a', 'b', 'c']],
    ['and', ['b']],
    ['not', ['a']],
  ] as const)('what is gathered goes together with what is marked: %s', (joining, marked) => {
    const view = { ...firstView, marked: ['a', 'b'], joining };
    expect(applyChange(view, change('gather', ['b', 'c'])).marked).toEqual(marked);
  });

  test('what is pinned stays whatever is filtered, until it is hidden', () => {
    const pinned = applyChange({ ...firstView, scope: ['p1'] }, change('togglePin', 'p2'));
    const filtered = applyChange(pinned, change('toggleLabel', 'Paper'));
    const shown = (view: View): string[] =>
      herd.columns.nodes.id.filter((_, node) => visibleIn(herd, view).nodes[node] === 1);
    expect(shown(filtered)).toEqual(['p2']);
    expect(shown(applyChange(filtered, change('hide', ['p2'])))).toEqual([]);
    expect(shown(applyChange(pinned, change('togglePin', 'p2')))).toEqual(['p1']);
  });

  test('what is taken from a part of the map leaves the rest', () => {
    const view = { ...firstView, scope: ['a', 'b', 'c'] };
    expect(applyChange(view, change('takeFromScope', ['b', 'x'])).scope).toEqual(['a', 'c']);
    expect(applyChange(firstView, change('takeFromScope', ['b']))).toBe(firstView);
  });

  test('hiding what is in the details closes them', () => {
    const view = { ...firstView, node: 'a', marked: ['a', 'b'] };
    const after = applyChange(view, change('hide', ['a']));
    expect(after).toMatchObject({ node: null, hidden: ['a'], marked: ['b'] });
  });
});

describe('the store', () => {
  const bar = (
    address = '',
  ): AddressBar & { written: [string, boolean][]; visit(): void; address: string } => {
    const listeners: (() => void)[] = [];
    const self = {
      address,
      written: [] as [string, boolean][],
      read: () => self.address,
      write: (to: string, step: boolean) => {
        self.address = to;
        self.written.push([to, step]);
      },
      onVisit: (listener: () => void) => {
        listeners.push(listener);
        return () => undefined;
      },
      visit: () => {
        for (const listener of listeners) listener();
      },
    };
    return self;
  };

  test('begins where the link says and keeps the address in step', () => {
    const own = bar('#node=p1');
    const store = new ViewStore(own);
    expect(store.view.node).toBe('p1');
    store.change('toggleLabel', 'Paper');
    store.change('selectNode', 'p2');
    expect(own.written).toEqual([
      ['node=p1&without=Paper', false],
      ['node=p2&without=Paper', true],
    ]);
  });

  test("follows the browser's back button", () => {
    const own = bar();
    const store = new ViewStore(own);
    const heard = vi.fn();
    store.subscribe(heard);
    own.address = '#node=p9';
    own.visit();
    expect(store.view.node).toBe('p9');
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

describe('what a view lets through', () => {
  const shown = (filters: Partial<View['filters']>, rest: Partial<View> = {}): string[] => {
    const { nodes } = visibleIn(herd, { ...firstView, ...rest, filters: { ...noFilters, ...filters } });
    return herd.columns.nodes.id.filter((_, index) => nodes[index] === 1);
  };

  test('is everything at first', () => {
    expect(visibleIn(herd, firstView)).toMatchObject({ nodeCount: 7, edgeCount: 7 });
  });

  test('leaves out hidden types, and the lines to them', () => {
    const visible = visibleIn(herd, { ...firstView, filters: { ...noFilters, labels: ['Paper'] } });
    expect(visible).toMatchObject({ nodeCount: 4, edgeCount: 1 });
  });

  test('by years keeps what has no year, and what is older than the first paper counts as of its year', () => {
    expect(shown({ years: [2024, 2024] })).toEqual(['p2', 'p3', 'model:code-llama']);
    expect(shown({ years: [2023, 2023] })).toEqual([
      'p1',
      'p3',
      'model:llama',
      'technique:lora',
      'benchmark:mmlu',
    ]);
  });

  test('by certainty leaves out lines only', () => {
    expect(visibleIn(herd, { ...firstView, filters: { ...noFilters, confidence: 0.8 } })).toMatchObject({
      nodeCount: 7,
      edgeCount: 4,
    });
  });

  test('by what papers introduce, and what they only work with', () => {
    expect(shown({ origin: 'introduced', labels: ['Paper'] })).toEqual(['model:llama', 'model:code-llama']);
    expect(shown({ origin: 'used', labels: ['Paper'] })).toEqual(['technique:lora', 'benchmark:mmlu']);
    expect(shown({ origin: 'used' })).toContain('p1');
  });

  test('by relation, by lines and by scope', () => {
    const types = { ...noFilters, types: ['BUILDS_ON', 'DERIVED_FROM'] as const };
    expect(visibleIn(herd, { ...firstView, filters: types }).edgeCount).toBe(5);
    expect(shown({ links: 3 })).toEqual(['p2', 'model:llama']);
    expect(shown({}, { scope: ['p1', 'nowhere'] })).toEqual(['p1']);
    expect(shown({}, { hidden: ['p1', 'p2', 'p3'] })).toHaveLength(4);
    expect(hubDegree(herd)).toBe(20);
  });
});
