/** Files of papers that a test makes up as it goes. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes each list of papers into a file of its own in the folder, and gives its path. */
export function paperFiles(folder: string): (papers: readonly object[]) => Promise<string> {
  let files = 0;
  return async papers => {
    const file = join(folder, `papers-${files++}.jsonl`);
    await writeFile(file, papers.map(paper => `${JSON.stringify(paper)}\n`).join(''));
    return file;
  };
}
