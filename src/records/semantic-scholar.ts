/** Papers of Semantic Scholar: the answers of its interface and the JSON lines of its data sets. */
import { z } from 'zod';
import { known, tidy, yearIn } from './field-text.ts';
import { rawRecord } from './format.ts';
import { jsonFormat } from './json-format.ts';
import { plainMarkup } from './markup.ts';
import { plainTex } from './tex.ts';

const text = z.string().nullish();
const number = z.union([z.number().int(), z.string()]).nullish();
const externalIds = z.record(z.string(), z.union([z.string(), z.number()]).nullish()).nullish();

/** Names of registries there, and what we write before the id. */
const registries = { DOI: 'doi:', ArXiv: 'arxiv:', ACL: 'acl:', CorpusId: 's2:' } as const;

export const semanticScholar = jsonFormat({
  name: 's2',
  says: 'papers of Semantic Scholar, one JSON object a line or the answer of its interface',
  one: 'a JSON object that is a paper of Semantic Scholar',
  recognises: head =>
    /^[[{]/u.test(head) &&
    /"paperId":\s*"[0-9a-f]{40}"|"corpus[iI]d":\s*\d|"external[iI]ds":\s*\{/u.test(head),
  shape: z.object({
    paperId: text,
    corpusId: number,
    corpusid: number,
    externalIds,
    externalids: externalIds,
    openaccessinfo: z.object({ externalids: externalIds }).nullish(),
    title: text,
    abstract: text,
    year: z.number().int().nullish(),
    publicationDate: text,
    publicationdate: text,
    authors: z.array(z.object({ name: text })).nullish(),
    venue: text,
    journal: z.object({ name: text }).nullish(),
    url: text,
  }),
  record: (paper, line) => {
    const external = paper.externalIds ?? paper.externalids ?? paper.openaccessinfo?.externalids ?? {};
    const corpus = paper.corpusId ?? paper.corpusid;
    return rawRecord({
      line,
      ids: [
        ...(corpus ? [`s2:${corpus}`] : []),
        ...(paper.paperId ? [`s2:${paper.paperId}`] : []),
        ...Object.entries(registries).flatMap(([name, prefix]) =>
          external[name] ? [`${prefix}${external[name]}`] : [],
        ),
      ],
      title: tidy(plainTex(plainMarkup(paper.title ?? ''))),
      abstract: tidy(plainTex(plainMarkup(paper.abstract ?? ''))),
      year: paper.year ?? yearIn(paper.publicationDate ?? paper.publicationdate),
      authors: (paper.authors ?? []).flatMap(({ name }) => known(name) ?? []),
      url: known(paper.url),
      venue: known(paper.venue) ?? known(paper.journal?.name),
    });
  },
});
