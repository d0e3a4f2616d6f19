/** The package's own folder, found from this file upward: data files lie there, in a checkout as in an installation. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json')) && existsSync(join(from, 'src', 'catalog'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('The package is damaged: no package.json above its program. Install it again.');
  return findRoot(parent);
}

export const packageRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));
