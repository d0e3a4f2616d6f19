/** JSON lines: one object a line with `title` and `abstract`, and where known `id year authors url venue`. */
import { z } from 'zod';
import type { SourceFormat } from './format.ts';
import { excerpt } from './problem.ts';

const text = z.string().nullish();
const shape = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  title: text,
  abstract: text,
  year: z.union([z.number().int(), z.string().regex(/^\d{4}$/u)]).nullish(),
  authors: z.array(z.string()).nullish(),
  url: text,
  venue: text,
});

export const jsonl: SourceFormat = {
  name: 'jsonl',
  says: 'one JSON object a line with title and abstract',
  recognises: line => line.trimStart().startsWith('{'),
  async *read(lines, report) {
    for await (const { number, text: line } of lines) {
      if (line.trim() === '') continue;
      const parsed = parse(line);
      if ('problem' in parsed) {
        report({
          line: number,
          expected: 'a JSON object with title and abstract',
          got: parsed.problem,
          todo: 'Correct the line; it was left out.',
        });
        continue;
      }
      const { id, title, abstract, year, authors, url, venue } = parsed.value;
      yield {
        line: number,
        id: id === null || id === undefined ? null : String(id),
        title: tidy(title),
        abstract: tidy(abstract),
        year: year === null || year === undefined ? null : Number(year),
        authors: authors ?? [],
        url: url ?? null,
        venue: venue ?? null,
      };
    }
  },
};

/** Line breaks inside a field are folding, not text. */
const tidy = (field: string | null | undefined): string => (field ?? '').replace(/\s+/gu, ' ').trim();

function parse(line: string): { value: z.infer<typeof shape> } | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\ufeff/u, ''));
  } catch (error) {
    return { problem: `${excerpt(line)} (${error instanceof Error ? error.message : String(error)})` };
  }
  const checked = shape.safeParse(value);
  if (checked.success) return { value: checked.data };
  const issue = checked.error.issues[0]!;
  return { problem: `${issue.path.join('.') || 'the line'}: ${issue.message}` };
}
