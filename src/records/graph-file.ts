/** A graph file of ours as a source: its papers, so that a graph can be built further. */
import { z } from 'zod';
import { rawRecord, type SourceFormat } from './format.ts';
import { jsonObjects } from './json-objects.ts';
import type { Line } from './source.ts';

const text = z.string().nullish();
const shape = z.object({
  id: z.string(),
  properties: z.object({
    title: z.string(),
    abstract: z.string(),
    year: z.number().int().nullish(),
    authors: z.array(z.string()).nullish(),
    url: text,
    venue: text,
    otherIds: z.array(z.string()).nullish(),
  }),
});

export const graphFile: SourceFormat = {
  name: 'graph',
  says: 'a graph file of Herdbook, of which the papers are read',
  recognises: head => /^\{"type":"(?:node|relationship)","id":/u.test(head),
  async *read(lines, report) {
    for await (const { line, value } of jsonObjects(papersOnly(lines), report, 'a node of a graph file')) {
      const checked = shape.safeParse(value);
      if (!checked.success) {
        const got = `${checked.error.issues[0]!.path.join('.')}: ${checked.error.issues[0]!.message}`;
        report({ line, expected: 'a paper as Herdbook writes it', got, todo: 'Build the graph anew.' });
        continue;
      }
      const { id, properties } = checked.data;
      const { title, abstract, year, authors, url, venue, otherIds } = properties;
      yield rawRecord({
        line,
        id,
        otherIds: otherIds ?? [],
        title,
        abstract,
        year: year ?? null,
        authors: authors ?? [],
        url: url ?? null,
        venue: venue ?? null,
      });
    }
  },
};

/** Most lines are edges, and need not be parsed. */
async function* papersOnly(lines: AsyncIterable<Line>): AsyncGenerator<Line> {
  for await (const line of lines) if (/^\{"type":"node",.*?"labels":\["Paper"/u.test(line.text)) yield line;
}
