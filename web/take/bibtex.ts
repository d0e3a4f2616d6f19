/** Papers as BibTeX entries. */
import type { GraphNode } from '#graph/facts';

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // BibTeX counts braces, also escaped ones.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Also parts what TeX would join to a dash or a quotation mark. */
const escapeTex = (text: string): string =>
  text.replace(/[\\{}&%$#_~^]/gu, sign => special[sign]!).replace(/([-`'])(?=\1)/gu, '$1{}');

export function toBibtex(papers: readonly GraphNode[]): string {
  const taken = new Map<string, number>();
  return papers.map(paper => entryOf(paper, taken)).join('\n');
}

function entryOf({ id, properties }: GraphNode, taken: Map<string, number>): string {
  const { title, abstract, authors, year, url, venue, otherIds } = properties;
  const names = Array.isArray(authors) ? authors.map(String) : [];
  const ids = [id, ...(Array.isArray(otherIds) ? otherIds.map(String) : [])];
  const idOf = (registry: string): string | undefined =>
    ids.find(one => one.startsWith(`${registry}:`))?.slice(registry.length + 1);
  const arxiv = idOf('arxiv');
  const doi = idOf('doi');
  const fields: readonly (readonly [string, unknown])[] = [
    // Braces keep capital letters as they are.
    ['title', `{${escapeTex(String(title ?? id))}}`],
    ['author', names.length > 0 ? names.map(nameOf).join(' and ') : undefined],
    ['year', year],
    [
      typeof venue === 'string' && /proc|conference|workshop/iu.test(venue) ? 'booktitle' : 'journal',
      venue === undefined ? undefined : escapeTex(String(venue)),
    ],
    ['eprint', arxiv],
    ['archivePrefix', arxiv && 'arXiv'],
    ['doi', doi],
    ['url', url],
    ['abstract', abstract === undefined ? undefined : escapeTex(String(abstract))],
  ];
  const lines = fields
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `  ${name} = {${value}}`);
  const kind = venue === undefined ? 'misc' : 'article';
  return `@${kind}{${keyOf(names[0], year, String(title ?? id), taken)},\n${lines.join(',\n')}\n}\n`;
}

/** Braces keep together what is no "First Last". */
function nameOf(name: string): string {
  return /,|\sand\s/iu.test(name) ? `{${escapeTex(name)}}` : escapeTex(name);
}

/** `touvron2023llama`; a second one gets a letter. */
function keyOf(author: string | undefined, year: unknown, title: string, taken: Map<string, number>): string {
  const plain = (text: string): string =>
    text
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}\s]/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9\s]/gu, '');
  const family = plain(author?.split(',')[0]?.split(' ').at(-1) ?? '');
  const word =
    plain(title)
      .split(/\s+/u)
      .find(each => each.length > 3) ?? 'paper';
  const key = `${family}${year ?? ''}${word}`;
  const before = taken.get(key) ?? 0;
  taken.set(key, before + 1);
  return before === 0 ? key : `${key}${String.fromCharCode(97 + Math.min(before, 25))}`;
}
