/** Semantic Scholar: its bulk search, page after page by token. */
import { z } from 'zod';
import { semanticScholar as format } from '../records/semantic-scholar.ts';
import type { Service } from './service.ts';

const shape = z.object({
  total: z.number().nullish(),
  token: z.string().nullish(),
  data: z.array(z.unknown()),
});

const FIELDS = 'title,abstract,year,publicationDate,authors,venue,journal,externalIds,url';

export const semanticScholar: Service = {
  name: 's2',
  says: 'Semantic Scholar; words, also with + | - and quotes, such as "llama +quantization"',
  base: 'https://api.semanticscholar.org/graph/v1/paper/search/bulk',
  interval: 1_050,
  begins: /^\s*\{/u,
  format,
  key: { variables: ['S2_API_KEY', 'SEMANTIC_SCHOLAR_API_KEY'], in: 'header', name: 'x-api-key' },
  first: '',
  url: (base, query, at) =>
    `${base}?${new URLSearchParams({ query, fields: FIELDS, ...(at === '' ? {} : { token: at }) })}`,
  look(page) {
    const { total, token, data } = shape.parse(JSON.parse(page));
    return { total: total ?? null, next: data.length === 0 ? null : (token ?? null), faulty: false };
  },
};
