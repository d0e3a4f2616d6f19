/** What makes two records the same paper: the id given, an arXiv id or a DOI, else a hash of normalised title and year. */
import { createHash } from 'node:crypto';

const ARXIV =
  /(?:^arxiv:|arxiv\.org\/(?:abs|pdf|html)\/|10\.48550\/arxiv\.)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?$/iu;
const DOI = /(?:^doi:|doi\.org\/|^)(10\.\d{4,9}\/\S+)$/iu;

/** The id given (an arXiv id or a DOI in its one spelling); without one, what the url says; else `paper:` and a hash. */
export function identify(record: {
  readonly id: string | null;
  readonly url: string | null;
  readonly title: string;
  readonly year: number | null;
}): string {
  const id = record.id?.trim() ?? '';
  if (id !== '') return registered(id) ?? id;
  return registered(record.url?.trim() ?? '') ?? `paper:${hashTitle(record.title, record.year)}`;
}

/** `arxiv:2302.13971` or `doi:10...`, where the text is one of their spellings. */
function registered(text: string): string | null {
  const arxiv = ARXIV.exec(text)?.[1];
  if (arxiv) return `arxiv:${arxiv.toLowerCase()}`;
  const doi = DOI.exec(text)?.[1];
  return doi ? `doi:${doi.toLowerCase()}` : null;
}

function hashTitle(title: string, year: number | null): string {
  const normal = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return createHash('sha256')
    .update(`${normal}|${year ?? ''}`)
    .digest('hex')
    .slice(0, 16);
}
