/** JSON of any origin: objects with `title` and `abstract`, and where known `id year authors url venue doi`; other names can be given. */
import { z } from 'zod';
import { known, splitAuthors, tidy, yearIn } from './field-text.ts';
import { type FieldMap, mappedFields, rawRecord } from './format.ts';
import { jsonFormat } from './json-format.ts';
import { plainTexIfAny } from './tex.ts';

const text = z.string().nullish();
const author = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);

export const jsonl = jsonFormat({
  name: 'jsonl',
  says: 'JSON objects with title and abstract, one a line or in a list',
  one: 'a JSON object with title and abstract',
  recognises: head => /^[[{]/u.test(head),
  mapped: true,
  shape: z.object({
    id: z.union([z.string(), z.number()]).nullish(),
    title: text,
    abstract: text,
    year: z.union([z.number().int(), z.string().regex(/(?<!\d)\d{4}(?!\d)|^$/u)]).nullish(),
    authors: z.union([z.array(author), z.string().transform(splitAuthors)]).nullish(),
    url: text,
    venue: text,
    doi: text,
    arxiv: text,
    arxiv_id: text,
    otherIds: z.array(z.string()).nullish(),
  }),
  arrange,
  record: ({ id, title, abstract, year, authors, url, venue, doi, arxiv, arxiv_id, otherIds }, line) =>
    rawRecord({
      line,
      id: id === null || id === undefined ? null : String(id),
      ids: [doi, arxiv, arxiv_id].flatMap(one => one ?? []),
      otherIds: otherIds ?? [],
      title: tidy(plainTexIfAny(title ?? '')),
      abstract: tidy(plainTexIfAny(abstract ?? '')),
      year: typeof year === 'number' ? year : yearIn(year),
      authors: authors ?? [],
      url: known(url),
      venue: known(venue),
    }),
});

/** `summary.text` is the text in the summary; a key that has points in its name is taken as it is. */
function arrange(value: unknown, fields: FieldMap): unknown {
  const named = mappedFields.filter(field => fields[field] !== undefined);
  if (named.length === 0 || typeof value !== 'object' || value === null) return value;
  return { ...value, ...Object.fromEntries(named.map(field => [field, at(value, fields[field]!)])) };
}

function at(value: object, path: string): unknown {
  if (Object.hasOwn(value, path)) return (value as Record<string, unknown>)[path];
  return path
    .split('.')
    .reduce<unknown>(
      (inner, key) =>
        typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined,
      value,
    );
}
