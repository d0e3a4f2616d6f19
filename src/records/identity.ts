/** What makes two records the same paper: an arXiv id or a DOI, else a hash of normalised title and year. */
import { createHash } from 'node:crypto';

const ARXIV = /(?:^arxiv:|arxiv\.org\/(?:abs|pdf|html)\/|10\.48550\/arxiv\.)((?:\d{4}\.\d{4,5})|(?:[a-z-]+(?:\.[A-Z]{2})?\/\d{7}))(?:v\d+)?(?:\.pdf)?$/iu;
const DOI = /(?:^doi:|doi\.org\/|^)(10\.\d{4,9}\/\S+)$/iu;

/** `arxiv:...` or `doi:...` where one of the texts says so; else the first one as it stands; else a hash. */
export function identify(given: readonly (string | null)[], title: string, year: number | null): string {
  const texts = given.filter((text): text is string => text !== null && text.trim() !== '').map(text => text.trim());
  for (const text of texts) {
    const arxiv = ARXIV.exec(text)?.[1];
    if (arxiv) return `arxiv:${arxiv.toLowerCase()}`;
  }
  for (const text of texts) {
    const doi = DOI.exec(text)?.[1];
    if (doi) return `doi:${doi.toLowerCase()}`;
  }
  const own = texts.find(text => !/^https?:/iu.test(text));
  return own ?? `paper:${hashTitle(title, year)}`;
}

function hashTitle(title: string, year: number | null): string {
  const normal = title.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return createHash('sha256').update(`${normal}|${year ?? ''}`).digest('hex').slice(0, 16);
}
