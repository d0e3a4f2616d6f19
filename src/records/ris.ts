/** RIS, as reference managers and publishers export it: tags in two letters, `TY` to `ER`. */
import { firstLast, known, tidy, yearIn } from './field-text.ts';
import { type RawRecord, rawRecord, type SourceFormat } from './format.ts';
import { plainMarkup } from './markup.ts';
import { excerpt } from './problem.ts';

/** Two blanks before the dash; some programs write one, and then throughout. */
const TAG = /^([A-Z][A-Z0-9])( {1,2})-(?: (.*))?$/u;

interface Entry {
  readonly line: number;
  readonly fields: Map<string, string[]>;
}

export const ris: SourceFormat = {
  name: 'ris',
  says: 'RIS records from TY to ER',
  recognises: head => /^TY {1,2}- /u.test(head),
  async *read(lines, report) {
    let entry: Entry | null = null;
    let last: string[] | null = null;
    let blanks = '';
    for await (const { number, text } of lines) {
      const match = TAG.exec(text);
      if (match?.[1] === 'TY') blanks = match[2]!;
      const [, tag, , value = ''] = match?.[2] === blanks ? match : [];
      if (tag === 'TY') {
        if (entry) yield recordOf(entry);
        entry = { line: number, fields: new Map() };
        last = null;
      } else if (tag === 'ER') {
        if (entry) yield recordOf(entry);
        entry = null;
      } else if (!entry) {
        if (text.trim() !== '')
          report({
            line: number,
            expected: '"TY  - "',
            got: excerpt(text),
            todo: 'Begin each record with its type.',
          });
      } else if (tag) {
        last = entry.fields.get(tag) ?? [];
        last.push(value);
        entry.fields.set(tag, last);
      } else if (last) last[last.length - 1] += `\n${text}`;
    }
    if (entry) yield recordOf(entry);
  },
};

function recordOf({ line, fields }: Entry): RawRecord {
  const text = (...tags: readonly string[]): string =>
    tidy(plainMarkup(tags.map(tag => fields.get(tag)?.join(' ')).find(value => value?.trim()) ?? ''));
  const all = (...tags: readonly string[]): string[] => tags.flatMap(tag => fields.get(tag) ?? []);
  return rawRecord({
    line,
    ids: [
      ...all('DO').map(doi => doi.replace(/^(?!10\.).*?(10\.\d{4,9}\/)/u, '$1')),
      ...all('UR', 'L1', 'L2', 'M3', 'AN', 'N1', 'C7'),
    ],
    title: text('TI', 'T1', 'CT'),
    abstract: text('AB', 'N2'),
    year: yearIn(text('PY', 'Y1', 'DA')),
    authors: all('AU', 'A1')
      .map(firstLast)
      .filter(name => name !== ''),
    url: known(all('UR')[0]),
    venue: known(text('T2', 'JO', 'JF', 'BT', 'JA', 'J2')),
  });
}
