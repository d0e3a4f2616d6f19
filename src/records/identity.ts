/** What makes two records the same paper: the ids that registries give, in one spelling, and the order in which one of them names it. */
import { hash } from 'node:crypto';

interface Registry {
  /** What stands before the colon in an id. */
  readonly prefix: string;
  /** Spellings; the first group is the id. */
  readonly spellings: readonly RegExp[];
  normal(id: string): string;
}

const ARXIV_ID = String.raw`(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?`;
const ACL_ID = String.raw`([a-z]\d{2}-\d{4,5}|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d+)`;
const lower = (id: string): string => id.toLowerCase();

/** In the order in which they name a paper. An arXiv DOI is the arXiv id, an ACL DOI also gives the ACL id. */
const registries: readonly Registry[] = [
  {
    prefix: 'doi',
    spellings: [
      /^(?:doi:\s*|(?:https?:\/\/)?(?:dx\.)?doi\.org\/)?(10\.(?!48550\/arxiv\.)\d{4,9}\/\S*[^\s.,;])[.,;]*$/iu,
    ],
    normal: lower,
  },
  {
    prefix: 'arxiv',
    spellings: [
      new RegExp(String.raw`^(?:arxiv:\s*)?${ARXIV_ID}(?:\s*\[[\w.-]+\])?$`, 'iu'),
      new RegExp(String.raw`arxiv\.org\/(?:abs|pdf|html|format)\/${ARXIV_ID}(?:\.pdf)?\/?(?:[?#].*)?$`, 'iu'),
      new RegExp(String.raw`10\.48550\/arxiv\.${ARXIV_ID}$`, 'iu'),
    ],
    // The archive alone names an old paper: math.GT/0309136 is math/0309136.
    normal: id => id.toLowerCase().replace(/\.[a-z]{2}\//u, '/'),
  },
  {
    prefix: 's2',
    spellings: [
      /^(?:s2:\s*|corpusid:\s*)(\d+|[0-9a-f]{40})$/iu,
      /semanticscholar\.org\/(?:paper\/(?:[^/]+\/)?|corpusid:)([0-9a-f]{40}|\d+)\/?$/iu,
    ],
    normal: lower,
  },
  {
    prefix: 'openalex',
    spellings: [/^(?:openalex:\s*|(?:https?:\/\/)?(?:api\.)?openalex\.org\/(?:works\/)?)(w\d+)$/iu],
    normal: id => id.toUpperCase(),
  },
  {
    prefix: 'acl',
    spellings: [
      new RegExp(String.raw`^acl:\s*${ACL_ID}$`, 'iu'),
      new RegExp(
        String.raw`(?:aclanthology\.org|aclweb\.org\/anthology)(?:\/papers\/[\w/]+)?\/${ACL_ID}(?:\.pdf)?\/?$`,
        'iu',
      ),
      new RegExp(String.raw`10\.18653\/v1\/${ACL_ID}$`, 'iu'),
    ],
    // Old volumes are written with a capital: P19-1001.
    normal: id => (/^[a-z]\d\d-/iu.test(id) ? id.toUpperCase() : id.toLowerCase()),
  },
];

export interface Identity {
  readonly id: string;
  /** All other ids, in the order of the registries. */
  readonly otherIds: readonly string[];
}

/** Ids and addresses in their one spelling, `doi:10...` and so on; what is none is left out. */
export function registeredIds(texts: readonly string[]): string[] {
  const found = texts.flatMap(text =>
    registries.flatMap(({ prefix, spellings, normal }) => {
      const id = spellings.map(spelling => spelling.exec(text.trim())?.[1]).find(Boolean);
      return id ? [`${prefix}:${normal(id)}`] : [];
    }),
  );
  return inOrder(found);
}

/** The id given in the source, then DOI, arXiv, Semantic Scholar, OpenAlex, ACL; else `paper:` and a hash. */
export function identify(record: {
  readonly id: string | null;
  readonly ids: readonly string[];
  readonly otherIds: readonly string[];
  readonly url: string | null;
  readonly title: string;
  readonly year: number | null;
}): Identity {
  const given = [record.id ?? '', ...record.otherIds].map(id => id.trim()).filter(id => id !== '');
  const own = given.filter(id => registeredIds([id]).length === 0);
  const [id, ...otherIds] = inOrder([...own, ...registeredIds([...given, ...record.ids, record.url ?? ''])]);
  return id === undefined ? { id: titleId(record), otherIds: [] } : { id, otherIds };
}

/** Both papers' ids under the first of them all. */
export function uniteIds(a: Identity, b: Identity): Identity {
  const [id, ...otherIds] = inOrder([a.id, ...a.otherIds, b.id, ...b.otherIds]);
  return { id: id!, otherIds };
}

/** The hash that names a paper without other ids: of its title, letters and digits only, and its year. */
export function titleId({ title, year }: { readonly title: string; readonly year: number | null }): string {
  return `paper:${hash('sha256', `${normalTitle(title)}|${year ?? ''}`).slice(0, 16)}`;
}

export function normalTitle(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The source's own ids first, hashes last. */
function rank(id: string): number {
  const place = registries.findIndex(({ prefix }) => id.startsWith(`${prefix}:`));
  return place >= 0 ? place : id.startsWith('paper:') ? registries.length : -1;
}

function inOrder(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0));
}
