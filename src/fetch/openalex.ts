/** OpenAlex: its interface, page after page by cursor. */
import { z } from 'zod';
import { openAlex as format } from '../records/openalex.ts';
import type { Service } from './service.ts';

const shape = z.object({
  meta: z.object({ count: z.number().nullish(), next_cursor: z.string().nullish() }),
  results: z.array(z.unknown()),
});

const FIELDS =
  'id,doi,title,display_name,publication_year,publication_date,authorships,primary_location,locations,abstract_inverted_index';

export const openAlex: Service = {
  name: 'openalex',
  says: 'OpenAlex; words to search for in titles and abstracts, or a filter such as "primary_topic.id:T10181"',
  base: 'https://api.openalex.org/works',
  interval: 110,
  begins: /^\s*\{/u,
  format,
  key: { variables: ['OPENALEX_API_KEY'], in: 'parameter', name: 'api_key' },
  first: '*',
  url(base, query, at) {
    const isFilter = /^[\w.]+:\S/u.test(query);
    const filter = isFilter ? query : `title_and_abstract.search:${query.replaceAll(',', ' ')}`;
    const parameters = {
      filter: `${filter},has_abstract:true`,
      'per-page': '100',
      cursor: at,
      select: FIELDS,
    };
    return `${base}?${new URLSearchParams(parameters)}`;
  },
  look(page) {
    const { meta, results } = shape.parse(JSON.parse(page));
    const next = results.length === 0 ? null : (meta.next_cursor ?? null);
    return { total: meta.count ?? null, next, faulty: false };
  },
};
