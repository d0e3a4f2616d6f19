/** The load generator, fetched from npm into a folder of the system when a benchmark wants it. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @returns its function, or null with the reason printed */
export function fetchAutocannon() {
  const folder = join(tmpdir(), 'herdbook-bench-load');
  try {
    if (!existsSync(join(folder, 'node_modules', 'autocannon'))) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'package.json'), '{"private":true}');
      console.log(`Fetching autocannon into ${folder} ...`);
      execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', 'autocannon@8.0.0'], {
        cwd: folder,
        stdio: 'ignore',
      });
    }
    return createRequire(join(folder, 'package.json'))('autocannon');
  } catch (error) {
    console.log(`No load: ${error.message}`);
    return null;
  }
}
