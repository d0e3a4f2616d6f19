/** Reading in tests: from fixtures, from texts and from files of what is given, with all that is said on the way. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type ReadOptions, type RecordProblem, readRecords } from '../../src/records/index.ts';
import type { PaperRecord } from '../../src/records/record.ts';
import { ownFolder } from '../own-folder.ts';

export interface Outcome {
  readonly records: readonly PaperRecord[];
  readonly problems: readonly RecordProblem[];
  /** Names of the formats that were found, one a file. */
  readonly formats: readonly string[];
}

export const fixture = (name: string): string => join(import.meta.dirname, '..', 'fixtures', 'records', name);

export async function read(sources: readonly string[], options: ReadOptions = {}): Promise<Outcome> {
  const problems: RecordProblem[] = [];
  const records: PaperRecord[] = [];
  const formats: string[] = [];
  const listen: ReadOptions = {
    onProblem: problem => problems.push(problem),
    onFormat: (_file, { name }) => formats.push(name),
  };
  for await (const record of readRecords(sources, { ...listen, ...options })) records.push(record);
  return { records, problems, formats };
}

export const readText = (text: string, options: ReadOptions = {}): Promise<Outcome> =>
  read(['-'], { ...options, stdin: Readable.from([text]) });

/** A folder, and a reading of a file in it that holds what is given; both for the tests of one file. */
export function contentReader() {
  const folder = ownFolder('records');
  async function readContent(
    content: string | Buffer,
    options: ReadOptions = {},
    name = 'papers',
  ): Promise<Outcome> {
    const file = join(folder, name);
    await writeFile(file, content);
    return read([file], options);
  }
  return { folder, readContent };
}

/** Three papers as lines of JSON. */
export const lines = [
  '{"id": "a-1", "title": "One", "abstract": "First\\n abstract.", "year": 2020, "authors": ["A"], "url": "https://arxiv.org/abs/2001.00001"}',
  '{"title": "Two", "abstract": "Second.", "year": "2021", "url": "https://arxiv.org/abs/2101.00002v3", "cats": "cs.CL"}',
  '{"title": "Three", "abstract": "Third.", "url": "https://doi.org/10.1000/ABC.3"}',
].join('\n');
