/** The package's own folder, found from this file upward, and its version: the same in a checkout as in an installation. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json')) && existsSync(join(from, 'src', 'catalog'))) return from;
  const parent = dirname(from);
  if (parent === from)
    throw new Error('The package is damaged: no package.json above its program. Install it again.');
  return findRoot(parent);
}

export const packageRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));

/** As package.json has it. */
export const version: string = (
  JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }
).version;
