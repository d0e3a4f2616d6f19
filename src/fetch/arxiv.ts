/** arXiv: its search interface, in Atom. */
import { arxivAtom } from '../records/arxiv-atom.ts';
import { registeredIds } from '../records/identity.ts';
import type { Service } from './service.ts';

/** Papers a page; its manual allows 2,000, and smaller pages fail less. */
const PAGE = 200;

export const arxiv: Service = {
  name: 'arxiv',
  says: 'arXiv; a query such as "cat:cs.CL AND abs:llama", or ids: "2302.13971 1706.03762"',
  base: 'https://export.arxiv.org/api/query',
  interval: 3_000,
  begins: /^\s*(?:<\?xml[^>]*>\s*)?<feed\b/u,
  format: arxivAtom,
  key: null,
  first: '0',
  url(base, query, at) {
    const ids = registeredIds(query.split(/[\s,]+/u));
    const isIds = ids.length > 0 && ids.length === query.trim().split(/[\s,]+/u).length;
    const wanted: Readonly<Record<string, string>> = isIds
      ? { id_list: ids.map(id => id.replace(/^arxiv:/u, '')).join(',') }
      : { search_query: query, sortBy: 'submittedDate', sortOrder: 'descending' };
    return `${base}?${new URLSearchParams({ ...wanted, start: at, max_results: String(PAGE) })}`;
  },
  look(page, at) {
    const total = Number(/<opensearch:totalResults[^>]*>(\d+)</u.exec(page)?.[1] ?? Number.NaN);
    if (Number.isNaN(total) || !/<\/feed>\s*$/u.test(page)) throw new Error('a feed that was cut off');
    const next = Number(at) + PAGE;
    // It happens that a page in the middle comes without entries.
    const faulty = Number(at) < total && !page.includes('<entry');
    return { total, next: next < total ? String(next) : null, faulty };
  },
};
