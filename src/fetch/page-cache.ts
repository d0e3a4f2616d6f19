/** Pages once fetched, in files: a broken run goes on where it stopped, and a repeated one asks nothing. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../whole-file.ts';

export interface PageCache {
  /** Null where the page is not there or too old. */
  read(url: string): Promise<string | null>;
  write(url: string, text: string): Promise<void>;
}

/** @param maxAge milliseconds; 0: nothing is read, all is written */
export function openPageCache(folder: string, maxAge: number, now: () => number): PageCache {
  const fileOf = (url: string): string =>
    join(folder, `${createHash('sha256').update(url).digest('hex')}.page`);
  return {
    async read(url) {
      const file = fileOf(url);
      const found = await stat(file).catch(() => null);
      if (!found || now() - found.mtimeMs > maxAge) return null;
      return readFile(file, 'utf8').catch(() => null);
    },
    async write(url, text) {
      await mkdir(folder, { recursive: true });
      await writeWhole([[fileOf(url), [text]]]);
    },
  };
}
