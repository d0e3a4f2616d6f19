/** The files that sources mean: files as they are, folders and patterns as all that they hold. */
import { realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { RecordError } from './problem.ts';

export interface SourceFile {
  /** `-`: standard input */
  readonly path: string;
  /** Null where it is not known. */
  readonly bytes: number | null;
  /** Named by the user, not found in a folder or by a pattern: it must be readable. */
  readonly named: boolean;
}

const IN_FOLDERS = '**/*.{jsonl,ndjson,json,bib,bibtex,ris,csv,tsv,xml,atom,txt}{,.gz,.zst}';

/**
 * In the order given; what a folder or a pattern holds in the order of its paths.
 * @param except are left out where a folder or a pattern holds them: what is built of the papers may lie beside them
 * @throws RecordError where a folder or a pattern holds no file of papers
 */
export async function filesOf(
  sources: readonly string[],
  except: readonly string[] = [],
): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const source of sources) files.push(...(await expand(source)));
  const left = new Set(except.map(path => resolve(path)));
  return files.filter(({ path, named }) => named || !left.has(resolve(path)));
}

async function expand(source: string): Promise<SourceFile[]> {
  if (source === '-') return [{ path: source, bytes: null, named: true }];
  const found = await stat(source).catch(() => null);
  if (found?.isDirectory())
    return filesIn(source, source, await glob(IN_FOLDERS, { cwd: source, caseSensitiveMatch: false }));
  if (found || !isDynamicPattern(source)) return [{ path: source, bytes: found?.size ?? null, named: true }];
  return filesIn(source, '.', await glob(source, { expandDirectories: false }));
}

async function filesIn(source: string, folder: string, names: readonly string[]): Promise<SourceFile[]> {
  if (names.length === 0)
    throw new RecordError({
      file: source,
      line: 0,
      expected: 'files of papers',
      got: 'none',
      todo: 'Check the path; folders are searched for files that end in .jsonl, .json, .bib, .ris, .csv, .tsv, .xml or .txt, also with .gz or .zst.',
    });
  const paths = await distinct(names.map(name => join(folder, name)));
  return Promise.all(paths.map(async path => ({ path, bytes: (await stat(path)).size, named: false })));
}

/** Links may lead to the same file twice: the shorter way stands. */
async function distinct(paths: readonly string[]): Promise<string[]> {
  const byPlace = new Map<string, string>();
  for (const path of paths) {
    const place = await realpath(path);
    const other = byPlace.get(place);
    if (other === undefined || path.length < other.length) byPlace.set(place, path);
  }
  return [...byPlace.values()].sort();
}
