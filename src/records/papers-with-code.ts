/** The archive of Papers with Code: a list of papers with abstracts. */
import { z } from 'zod';
import { known, tidy, yearIn } from './field-text.ts';
import { rawRecord } from './format.ts';
import { jsonFormat } from './json-format.ts';
import { plainTex } from './tex.ts';

const text = z.string().nullish();

export const papersWithCode = jsonFormat({
  name: 'papers-with-code',
  says: 'the list of papers with abstracts of Papers with Code',
  one: 'a JSON object that is a paper of Papers with Code',
  recognises: head =>
    /^[[{]/u.test(head) && /"paper_url":/u.test(head) && /"(?:url_abs|arxiv_id)":/u.test(head),
  shape: z.object({
    paper_url: text,
    arxiv_id: text,
    title: text,
    abstract: text,
    short_abstract: text,
    url_abs: text,
    url_pdf: text,
    authors: z.array(z.string()).nullish(),
    date: text,
    proceeding: text,
    conference: text,
  }),
  record: (paper, line) =>
    rawRecord({
      line,
      ids: [`arxiv:${paper.arxiv_id ?? ''}`, paper.url_abs ?? '', paper.url_pdf ?? ''],
      title: tidy(plainTex(paper.title ?? '')),
      abstract: tidy(plainTex(paper.abstract ?? paper.short_abstract ?? '')),
      year: yearIn(paper.date),
      authors: (paper.authors ?? []).flatMap(name => known(name) ?? []),
      url: known(paper.url_abs) ?? known(paper.paper_url),
      venue: known(paper.conference) ?? known(paper.proceeding),
    }),
});
