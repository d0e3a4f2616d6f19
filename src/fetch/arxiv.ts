/** arXiv: its search interface, in Atom. */
import { arxivAtom } from '../records/arxiv-atom.ts';
import type { Service } from './service.ts';

/** Papers a page; its manual allows 2,000, and smaller pages fail less. */
const PAGE = 200;

export const arxiv: Service = {
  name: 'arxiv',
  says: 'arXiv; a query such as "cat:cs.CL AND abs:llama"',
  base: 'https://export.arxiv.org/api/query',
  interval: 3_000,
  begins: /^\s*(?:<\?xml[^>]*>\s*)?<feed\b/u,
  format: arxivAtom,
  key: null,
  first: '0',
  url: (base, query, at) =>
    `${base}?${new URLSearchParams({ search_query: query, start: at, max_results: String(PAGE), sortBy: 'submittedDate', sortOrder: 'descending' })}`,
  look(page, at) {
    const total = Number(/<opensearch:totalResults[^>]*>(\d+)</u.exec(page)?.[1] ?? Number.NaN);
    if (Number.isNaN(total) || !/<\/feed>\s*$/u.test(page)) throw new Error('a feed that was cut off');
    const next = Number(at) + PAGE;
    // It happens that a page in the middle comes without entries.
    const faulty = Number(at) < total && !page.includes('<entry');
    return { total, next: next < total ? String(next) : null, faulty };
  },
};
