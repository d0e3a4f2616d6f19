/** Works of OpenAlex: the snapshot's JSON lines and the answers of its interface. */
import { z } from 'zod';
import { known, tidy, yearIn } from './field-text.ts';
import { rawRecord } from './format.ts';
import { jsonFormat } from './json-format.ts';
import { plainMarkup } from './markup.ts';
import { plainTex } from './tex.ts';

const text = z.string().nullish();
const location = z
  .object({ landing_page_url: text, pdf_url: text, source: z.object({ display_name: text }).nullish() })
  .nullish();

/** Abstracts have some hundred words; a place far beyond would only fill memory. */
const MOST_WORDS = 50_000;

export const openAlex = jsonFormat({
  name: 'openalex',
  says: 'works of OpenAlex, one JSON object a line or the answer of its interface',
  one: 'a JSON object that is a work of OpenAlex',
  recognises: head =>
    /^[[{]/u.test(head) && /"abstract_inverted_index":|"id":\s*"https:\/\/openalex\.org\/W/u.test(head),
  shape: z.object({
    id: z.string(),
    doi: text,
    title: text,
    display_name: text,
    publication_year: z.number().int().nullish(),
    publication_date: text,
    abstract_inverted_index: z.unknown(),
    authorships: z
      .array(z.object({ author: z.object({ display_name: text }).nullish(), raw_author_name: text }))
      .nullish(),
    primary_location: location,
    locations: z.array(location).nullish(),
  }),
  record: (work, line) => {
    const { id, doi, title, display_name, publication_year, publication_date, primary_location, locations } =
      work;
    const places = [primary_location, ...(locations ?? [])];
    const addresses = places.flatMap(place => [place?.landing_page_url ?? '', place?.pdf_url ?? '']);
    return rawRecord({
      line,
      ids: [id, doi ?? '', ...addresses],
      title: tidy(plainTex(plainMarkup(title ?? display_name ?? ''))),
      abstract: tidy(plainTex(plainMarkup(abstractOf(work.abstract_inverted_index)))),
      year: publication_year ?? yearIn(publication_date),
      authors: (work.authorships ?? []).flatMap(
        ({ author, raw_author_name }) => known(author?.display_name ?? raw_author_name) ?? [],
      ),
      url: known(doi ?? primary_location?.landing_page_url) ?? id,
      venue: known(primary_location?.source?.display_name),
    });
  },
});

/** The words of an abstract, each with its places, back in their order. */
export function abstractOf(index: unknown): string {
  if (typeof index !== 'object' || index === null) return '';
  // Older snapshots wrap the index together with its length.
  const { InvertedIndex: inner = index } = index as { InvertedIndex?: object };
  const words: string[] = [];
  for (const [word, places] of Object.entries(Array.isArray(inner) ? index : inner))
    for (const place of Array.isArray(places) ? places : [])
      if (Number.isInteger(place) && place >= 0 && place < MOST_WORDS) words[place] = word;
  return words.join(' ');
}
