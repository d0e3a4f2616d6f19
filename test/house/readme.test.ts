/** The README's commands, run as they stand: each must end well. */
import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from './tracked-files.ts';

const readme = join(root, 'README.md');
const program = join(root, 'dist', 'program', 'herdbook.js');

/** The parts of a line that start the program, in a checkout or outside it. */
const STARTS = /(?:^|\|\s*)(?:npx herdbook|npm run -s herdbook --|herdbook)(?=\s|$)/u;
/** These stay until they are told to stop. */
const STAYS = /\bherdbook(?: --)? explore\b/u;

/** Lines of fenced `sh` blocks; a backslash at the end of a line joins the next one to it. */
function commandsOf(text: string): string[] {
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```/gmsu)].map(match => match[1]!);
  const lines = blocks.flatMap(block => block.replaceAll('\\\n', ' ').split('\n'));
  return lines.map(line => line.replace(/\s+#\s.*$/u, '').trim()).filter(line => STARTS.test(line));
}

const missing = [readme, program].filter(file => !existsSync(file));
if (missing.length > 0) console.log(`README commands skipped: not there yet: ${missing.join(', ')}`);

describe.skipIf(missing.length > 0)('the README', () => {
  const commands = missing.length > 0 ? [] : commandsOf(readFileSync(readme, 'utf8'));
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'herdbook-readme-'));
    mkdirSync(join(folder, 'bin'));
    writeFileSync(
      join(folder, 'bin', 'herdbook'),
      `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`,
      { mode: 0o755 },
    );
    // What the reader has at hand: papers of some kind.
    symlinkSync(join(root, 'src', 'sample', 'papers.jsonl'), join(folder, 'papers.jsonl'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('shows commands of the program', () => {
    expect(commands.length).toBeGreaterThan(0);
  });

  // In their order, for a later one reads what an earlier one wrote.
  test.each(commands.filter(command => !STAYS.test(command)))('%s', async command => {
    const line = command.replace(/npx herdbook|npm run -s herdbook --/gu, 'herdbook');
    const { code, output } = await run(line, folder);
    expect(code, output).toBe(0);
  });
});

function run(line: string, folder: string): Promise<{ code: number; output: string }> {
  const env = { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` };
  return new Promise(resolve => {
    execFile('sh', ['-c', line], { cwd: folder, env, timeout: 60_000 }, (error, stdout, stderr) => {
      resolve({ code: error ? 1 : 0, output: `${stdout}\n${stderr}` });
    });
  });
}
