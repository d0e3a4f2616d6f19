/** Whole files or none: written beside the target, then renamed over it. */
import { createWriteStream, rmSync } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { JobError } from './failure.ts';

type Chunk = string | Uint8Array;

export interface OutputFile {
  /** Writes all and puts the file in place; `.gz` endings are compressed. On failure nothing is left behind. */
  write(chunks: Iterable<Chunk> | AsyncIterable<Chunk>): Promise<void>;
}

/**
 * Tries the folder at once, so that a path that cannot be written is known before the work begins.
 * @throws JobError where the target cannot be written
 */
export async function openOutput(target: string): Promise<OutputFile> {
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  try {
    await refuseFolder(target);
    await (await open(temporary, 'w')).close();
    await rm(temporary);
    await sweep(target);
  } catch (error) {
    throw unwritable(target, error);
  }
  return { write: chunks => writeBeside(target, temporary, chunks) };
}

async function writeBeside(
  target: string,
  temporary: string,
  chunks: Iterable<Chunk> | AsyncIterable<Chunk>,
): Promise<void> {
  const stop = (): never => {
    rmSync(temporary, { force: true });
    process.exit(130);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const text = Readable.from(chunks, { objectMode: true });
    const file = createWriteStream(temporary);
    if (target.endsWith('.gz')) await pipeline(text, createGzip(), file);
    else await pipeline(text, file);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    // What has no code of the system went wrong where the text comes from.
    throw (error as NodeJS.ErrnoException).code === undefined ? error : unwritable(target, error);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** Takes away what runs left that were killed in the middle. */
async function sweep(target: string): Promise<void> {
  const folder = dirname(target);
  const start = `.${basename(target)}.`;
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(start) ? /^(\d+)\.part$/u.exec(name.slice(start.length))?.[1] : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(folder, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A rename over a folder would only fail after the work. */
async function refuseFolder(target: string): Promise<void> {
  const found = await open(target, 'r').catch(() => null);
  const isFolder = (await found?.stat())?.isDirectory() ?? false;
  await found?.close();
  if (isFolder) throw new Error('it is a folder');
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is no folder',
};

function unwritable(target: string, error: unknown): JobError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new JobError(
    `Cannot write ${target}: ${reasons[code] ?? message}. Name a file in a folder that you may write to.`,
  );
}
