/** A graph file's build: another file under the same name, or the same written anew, is another build. */
import { stat } from 'node:fs/promises';

/** Null where there is no such file. */
export async function buildOfFile(file: string): Promise<string | null> {
  const found = await stat(file, { bigint: true }).catch(() => null);
  return found ? [found.ino, found.mtimeNs, found.size].map(part => part.toString(36)).join('-') : null;
}
