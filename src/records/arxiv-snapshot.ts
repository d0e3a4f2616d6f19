/** The metadata snapshot of arXiv, as its data set on Kaggle has it: one JSON object a line. */
import { z } from 'zod';
import { known, splitAuthors, tidy, yearIn } from './field-text.ts';
import { rawRecord } from './format.ts';
import { jsonFormat } from './json-format.ts';
import { plainTex } from './tex.ts';

const text = z.string().nullish();

export const arxivSnapshot = jsonFormat({
  name: 'arxiv',
  says: 'the metadata snapshot of arXiv, one JSON object a line with id, title, abstract, versions',
  one: 'a JSON object with id, title and abstract',
  // Before anything nested: other data sets carry such a record inside of theirs.
  recognises: head => /^\{[^{[]*"(?:submitter|journal-ref)":/u.test(head),
  shape: z.object({
    id: z.string(),
    title: z.string(),
    abstract: z.string(),
    authors: text,
    authors_parsed: z.array(z.array(z.string())).nullish(),
    doi: text,
    'journal-ref': text,
    versions: z.array(z.object({ created: text })).nullish(),
    update_date: text,
  }),
  record: ({ id, title, abstract, authors, authors_parsed, doi, versions, update_date, ...rest }, line) =>
    rawRecord({
      line,
      ids: [`arxiv:${id}`, ...(doi ?? '').split(/[\s,;]+/u)],
      title: tidy(plainTex(title)),
      abstract: tidy(plainTex(abstract)),
      year: yearIn(versions?.[0]?.created ?? update_date),
      authors: authors_parsed?.map(nameOf) ?? splitAuthors(plainTex(authors ?? '')),
      url: `https://arxiv.org/abs/${id}`,
      venue: known(plainTex(rest['journal-ref'] ?? '')),
    }),
});

/** Last name, first names, "Jr.". */
function nameOf([last = '', first = '', suffix = '']: readonly string[]): string {
  return tidy(plainTex(`${first} ${last} ${suffix}`));
}
