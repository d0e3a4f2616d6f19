/** Plain text: `Title:` and `Abstract:` blocks with folded lines, and where known `Id:`, `Year:`, `Authors:`, `Url:`, `Venue:`. */
import { tidy } from './field-text.ts';
import { type RawRecord, type Report, rawRecord, type SourceFormat } from './format.ts';
import { excerpt } from './problem.ts';
import type { Line } from './source.ts';

const FIELD = /^(Title|Abstract|Id|Year|Authors|Url|Venue):\s?(.*)$/iu;
type Field = 'title' | 'abstract' | 'id' | 'year' | 'authors' | 'url' | 'venue';
type Block = { line: number; fields: Partial<Record<Field, string[]>> };

export const textBlocks: SourceFormat = {
  name: 'text',
  says: 'Title: and Abstract: blocks, lines may be folded',
  recognises: head => /^Title:/iu.test(head),
  async *read(lines, report) {
    let block: Block | null = null;
    let open: Field | null = null;
    for await (const line of lines) {
      const match = FIELD.exec(line.text);
      const field = match?.[1]?.toLowerCase() as Field | undefined;
      if (field === 'title') {
        if (block) yield recordOf(block, report);
        block = { line: line.number, fields: {} };
      }
      if (!block) {
        if (line.text.trim() !== '') reportStray(line, report);
        continue;
      }
      if (field && !block.fields[field]) {
        block.fields[field] = [match![2]!];
        open = field;
      } else if (open) block.fields[open]!.push(line.text);
    }
    if (block) yield recordOf(block, report);
  },
};

function reportStray(line: Line, report: Report): void {
  report({
    line: line.number,
    expected: '"Title:"',
    got: excerpt(line.text),
    todo: 'Begin each paper with a line "Title: ...".',
  });
}

function recordOf({ line, fields }: Block, report: Report): RawRecord {
  const text = (field: Field): string => tidy((fields[field] ?? []).join(' '));
  const written = text('year');
  const year = /^\d{4}$/u.test(written) ? Number(written) : null;
  if (written !== '' && year === null)
    report({
      line,
      expected: 'a year of four digits',
      got: excerpt(written),
      todo: 'Correct it; the paper was read without a year.',
    });
  return rawRecord({
    line,
    id: text('id') || null,
    title: text('title'),
    abstract: text('abstract'),
    year,
    authors: text('authors')
      .split(/\s*;\s*/u)
      .filter(author => author !== ''),
    url: text('url') || null,
    venue: text('venue') || null,
  });
}
