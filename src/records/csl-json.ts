/** CSL-JSON, as Zotero and other reference managers export it and as Crossref answers. */
import { z } from 'zod';
import { known, tidy, yearIn } from './field-text.ts';
import { rawRecord } from './format.ts';
import { jsonFormat } from './json-format.ts';
import { plainMarkup } from './markup.ts';

const text = z.string().nullish();
/** Crossref gives lists where CSL has one text. */
const oneText = z.union([z.string(), z.array(z.string()).transform(list => list[0])]).nullish();
const dateParts = z.array(z.array(z.union([z.number(), z.string()]).nullable())).nullish();
const date = z.object({ 'date-parts': dateParts, raw: text, literal: text }).nullish();
const name = z.object({
  family: text,
  given: text,
  literal: text,
  name: text,
  'non-dropping-particle': text,
  'dropping-particle': text,
});

export const cslJson = jsonFormat({
  name: 'csl-json',
  says: 'CSL-JSON: a list of items with type, title, abstract, issued',
  one: 'a JSON object that is an item of CSL',
  recognises: head =>
    /^[[{]/u.test(head) &&
    /"(?:container-title|issued|citation-key|DOI)":/u.test(head) &&
    /"type":\s*"[a-z-]+"/u.test(head),
  shape: z.object({
    title: oneText,
    abstract: text,
    author: z.array(name).nullish(),
    issued: date,
    published: date,
    'container-title': oneText,
    DOI: text,
    URL: text,
    number: z.union([z.string(), z.number()]).nullish(),
    note: text,
  }),
  record: ({ title, abstract, author, issued, published, DOI, URL, number, note, ...rest }, line) =>
    rawRecord({
      line,
      // Zotero keeps an arXiv id in the number or in its extra field, which becomes the note.
      ids: [
        ...(DOI ? [`doi:${DOI.replace(/^https?:\/\/(?:dx\.)?doi\.org\//u, '')}`] : []),
        String(number ?? ''),
        ...(note ?? '').split('\n'),
      ],
      title: tidy(plainMarkup(title ?? '')),
      abstract: tidy(plainMarkup(abstract ?? '')),
      year: yearOf(issued) ?? yearOf(published),
      authors: (author ?? []).map(nameOf).filter(one => one !== ''),
      url: known(URL),
      venue: known(plainMarkup(rest['container-title'] ?? '')),
    }),
});

function yearOf(issued: z.infer<typeof date>): number | null {
  return yearIn(issued?.['date-parts']?.[0]?.[0] ?? issued?.raw ?? issued?.literal);
}

function nameOf({ family, given, literal, name: whole, ...particles }: z.infer<typeof name>): string {
  const parts = [given, particles['dropping-particle'], particles['non-dropping-particle'], family];
  return tidy(literal ?? whole ?? parts.filter(Boolean).join(' '));
}
