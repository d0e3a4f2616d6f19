/** The file of corrections: one line each, only ever added to. */
import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import {
  type Correction,
  type Entry,
  isProblem,
  parseCorrection,
  printCorrection,
} from '#graph/corrections/index';
import { isAddress } from './address.ts';
import type { RecordProblem } from './records/index.ts';

/** Its usual name, in the folder of the graph. */
export const CORRECTIONS = 'corrections.jsonl';

export interface CorrectionLog {
  readonly file: string;
  /** Who signs what is added. */
  readonly who: string;
  /** The corrections in their order; lines that are none are problems, and left out. No file is no corrections. */
  read(): Promise<{ readonly entries: readonly Entry[]; readonly problems: readonly RecordProblem[] }>;
  /** Adds a line, and waits until the disk has it. @throws the system's error where it cannot be written */
  append(correction: Correction): Promise<Entry>;
}

/** Where the corrections of a graph are: beside its file; of a graph on a server, in the working folder. */
export function correctionsOf(graph: string | undefined, cwd: string): string {
  return join(graph === undefined || isAddress(graph) ? cwd : dirname(resolve(cwd, graph)), CORRECTIONS);
}

export function openCorrections(file: string): CorrectionLog {
  return {
    file,
    who: userName(),
    async read() {
      const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return '';
        throw error;
      });
      return parseLog(text, file);
    },
    async append(correction) {
      const line = printCorrection(correction);
      const log = await open(file, 'a+');
      try {
        await log.appendFile(`${(await endsOpen(log)) ? '\n' : ''}${line}\n`);
        await log.sync();
      } finally {
        await log.close();
      }
      return { id: idOf(line), correction };
    },
  };
}

function parseLog(text: string, file: string): Awaited<ReturnType<CorrectionLog['read']>> {
  const entries: Entry[] = [];
  const problems: RecordProblem[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = parseLine(line);
    if (isProblem(parsed)) problems.push({ file, line: index + 1, ...parsed });
    else entries.push({ id: idOf(line), correction: parsed });
  }
  return { entries, problems };
}

function parseLine(line: string): ReturnType<typeof parseCorrection> {
  try {
    return parseCorrection(JSON.parse(line));
  } catch {
    const got = line.length > 200 ? `${line.slice(0, 200)}...` : line;
    return { expected: 'one JSON object a line', got, todo: 'Mend the line or take it out.' };
  }
}

/** Of the line itself, so that what was written by hand has one too. */
function idOf(line: string): string {
  return createHash('sha256').update(line.trim()).digest('hex').slice(0, 10);
}

/** Whether its last line has no end: somebody's editor, or a write that was cut, left it so. */
async function endsOpen(log: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const { size } = await log.stat();
  if (size === 0) return false;
  const { buffer } = await log.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] !== 0x0a;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without an entry in the system's list, as containers have them.
    return '';
  }
}
