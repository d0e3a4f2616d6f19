/** The view as the part of the address behind `#`, and back: a link shows all that its sender saw. */
import { edgeTypes, nodeTypes } from '#graph/schema';
import { readIds, writeIds } from './id-list.ts';
import { drawers, encodings, firstView, joiningNames, noFilters, origins, type View } from './view.ts';

/** Longest address that is written: some six thousand nodes. Lists of more are left out rather than cut, and the page says so. */
const MOST_CHARACTERS = 32_000;

interface Field {
  readonly name: string;
  /** Null where the view says nothing new. */
  write(view: View): string | null;
  /** What a view gets from the text; nothing where the text makes no sense. */
  read(text: string, view: View): Partial<View>;
}

const oneOf = <T extends string>(known: readonly T[], text: string): T | null =>
  known.includes(text as T) ? (text as T) : null;
const someOf = <T extends string>(known: readonly T[], text: string): T[] =>
  known.filter(each => text.split(',').includes(each));
const listed = (ids: readonly string[]): string | null => (ids.length === 0 ? null : writeIds(ids));
const unlisted = (text: string): readonly string[] => readIds(text) ?? [];

function number(text: string, low: number, high: number): number | null {
  const value = Number(text);
  return text !== '' && Number.isFinite(value) && value >= low && value <= high ? value : null;
}

const choice = <Name extends 'color' | 'size' | 'layout'>(name: Name): Field => ({
  name,
  write: view => (view[name] === firstView[name] ? null : view[name]),
  read: text => ({ [name]: oneOf<string>(encodings[name], text) ?? firstView[name] }) as Partial<View>,
});

const text = <Name extends 'node' | 'edge' | 'question'>(name: Name): Field => ({
  name,
  write: view => view[name],
  read: value => ({ [name]: value === '' ? null : value }),
});

const texts = <Name extends 'parameters' | 'answers'>(name: Name): Field => ({
  name,
  write: view => (Object.keys(view[name]).length === 0 ? null : JSON.stringify(view[name])),
  read: value => ({ [name]: readTexts(value) }) as Partial<View>,
});

const filter = (
  name: string,
  write: (filters: View['filters']) => string | null,
  read: (text: string) => Partial<View['filters']>,
): Field => ({
  name,
  write: view => write(view.filters),
  read: (value, view) => ({ filters: { ...view.filters, ...read(value) } }),
});

const labels = nodeTypes.map(entry => entry.label);
const types = edgeTypes.map(entry => entry.type);

const fields: readonly Field[] = [
  text('node'),
  text('edge'),
  { name: 'page', write: ({ page }) => (page ? '1' : null), read: value => ({ page: value === '1' }) },
  filter(
    'without',
    ({ labels: out }) => listed(out),
    value => ({ labels: someOf(labels, value) }),
  ),
  filter(
    'unlinked',
    ({ types: out }) => listed(out),
    value => ({ types: someOf(types, value) }),
  ),
  filter(
    'years',
    ({ years }) => (years ? years.join('-') : null),
    value => {
      const [from = Number.NaN, to = Number.NaN] = value.split('-').map(Number);
      return { years: from <= to ? [from, to] : null };
    },
  ),
  filter(
    'sure',
    ({ confidence }) => (confidence > 0 ? String(confidence) : null),
    value => ({ confidence: number(value, 0, 1) ?? 0 }),
  ),
  filter(
    'links',
    ({ links }) => (links > 0 ? String(links) : null),
    value => ({ links: number(value, 0, 1e6) ?? 0 }),
  ),
  filter(
    'hubs',
    ({ hubs }) => (hubs ? null : 'no'),
    value => ({ hubs: value !== 'no' }),
  ),
  filter(
    'community',
    ({ community }) => (community === null ? null : String(community)),
    value => ({ community: number(value, 0, 1e6) }),
  ),
  filter(
    'origin',
    ({ origin }) => origin,
    value => ({ origin: oneOf(origins, value) }),
  ),
  filter(
    'pinned',
    ({ pinned }) => listed(pinned),
    value => ({ pinned: unlisted(value) }),
  ),
  choice('color'),
  choice('size'),
  choice('layout'),
  {
    name: 'scope',
    write: ({ scope }) => (scope ? (listed(scope) ?? '') : null),
    read: value => ({ scope: readIds(value) }),
  },
  {
    name: 'of',
    write: ({ scope, scopeSays }) => (scope && scopeSays !== '' ? scopeSays : null),
    read: value => ({ scopeSays: value }),
  },
  { name: 'hidden', write: ({ hidden }) => listed(hidden), read: value => ({ hidden: unlisted(value) }) },
  { name: 'marked', write: ({ marked }) => listed(marked), read: value => ({ marked: unlisted(value) }) },
  {
    name: 'joining',
    write: ({ joining }) => (joining === firstView.joining ? null : joining),
    read: value => ({ joining: oneOf(joiningNames, value) ?? firstView.joining }),
  },
  { name: 'drawer', write: ({ drawer }) => drawer, read: value => ({ drawer: oneOf(drawers, value) }) },
  {
    name: 'cypher',
    write: ({ cypher }) => (cypher === '' ? null : cypher),
    read: value => ({ cypher: value }),
  },
  texts('parameters'),
  text('question'),
  texts('answers'),
  {
    name: 'at',
    write: ({ camera }) =>
      camera ? [camera.x, camera.y, camera.ratio].map(part => part.toFixed(4)).join(',') : null,
    read: value => {
      const [x, y, ratio] = value.split(',').map(part => number(part, -100, 1_000));
      return { camera: x != null && y != null && ratio ? { x, y, ratio } : null };
    },
  },
];

function readTexts(value: string): Readonly<Record<string, string>> {
  try {
    const read: unknown = JSON.parse(value);
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return {};
    return Object.fromEntries(Object.entries(read).filter(([, each]) => typeof each === 'string'));
  } catch {
    return {};
  }
}

function written(view: View): string {
  const parameters = new URLSearchParams();
  for (const { name, write } of fields) {
    const value = write(view);
    if (value !== null) parameters.set(name, value);
  }
  return parameters
    .toString()
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%2F', '/')
    .replaceAll('%24', '$');
}

/** Whether a link can hold all of the view. */
export const fitsAddress = (view: View): boolean => written(view).length <= MOST_CHARACTERS;

/** `node=model:llama&years=2020-2023`, without the `#`. */
export function writeAddress(view: View): string {
  const whole = written(view);
  if (whole.length <= MOST_CHARACTERS) return whole;
  return written({ ...view, scope: null, scopeSays: '', hidden: [], marked: [] });
}

/** Reads any text: what it does not understand it leaves as it is at the start. */
export function readAddress(address: string): View {
  const parameters = new URLSearchParams(address.replace(/^#/u, ''));
  let view: View = { ...firstView, filters: noFilters };
  for (const { name, read } of fields) {
    const value = parameters.get(name);
    if (value !== null) view = { ...view, ...read(value, view) };
  }
  return view.node === null ? { ...view, page: false } : view;
}
