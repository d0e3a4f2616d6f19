/** The files that a command writes: tried before the work begins, and whole or as they were, whatever happens. */
import { rmSync } from 'node:fs';
import { open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Chunks, partOf, writeBehind, writerOf, writeWhole } from '../whole-file.ts';
import { JobError } from './failure.ts';

export interface OutputFile {
  /** Writes all and puts it in place; `.gz` endings are compressed. On failure nothing is left behind. @throws JobError */
  write(chunks: Chunks): Promise<void>;
}

/**
 * Tries the folder at once, so that a path that cannot be written is known before the work begins.
 * @throws JobError where the target cannot be written
 */
export async function openOutput(target: string): Promise<OutputFile> {
  const { write } = await openOutputs([target]);
  return { write: chunks => write([chunks]) };
}

export interface OutputFiles {
  /** The same, of the first file, or of several: they are put in place one right after the other. @throws JobError */
  write(contents: readonly Chunks[]): Promise<void>;
  /** Puts more behind the first bytes of one of them, in place. On failure it ends there. @throws JobError */
  writeBehind(file: number, end: number, chunks: readonly Uint8Array[]): Promise<void>;
}

/** Several that belong together. @throws JobError where one cannot be written */
export async function openOutputs(targets: readonly string[]): Promise<OutputFiles> {
  for (const target of targets)
    try {
      await refuseFolder(target);
      await (await open(partOf(target), 'w')).close();
      await rm(partOf(target));
      await sweep(target);
    } catch (error) {
      throw unwritable(target, error);
    }
  return {
    write: contents => writeOrClear(contents.map((chunks, at) => [targets[at]!, chunks] as const)),
    writeBehind: (file, end, chunks) =>
      writeBehind(targets[file]!, end, chunks).catch(error => {
        throw unwritable(targets[file]!, error);
      }),
  };
}

async function writeOrClear(files: readonly (readonly [target: string, chunks: Chunks])[]): Promise<void> {
  const stop = (): never => {
    for (const [target] of files) rmSync(partOf(target), { force: true });
    process.exit(130);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    await writeWhole(files);
  } catch (error) {
    // What has no code of the system went wrong where the text comes from.
    throw (error as NodeJS.ErrnoException).code === undefined ? error : unwritable(files[0]![0], error);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** Takes away what runs left that were killed in the middle. */
async function sweep(target: string): Promise<void> {
  const folder = dirname(target);
  for (const name of await readdir(folder)) {
    const pid = writerOf(name, target);
    if (pid !== null && !isRunning(pid)) await rm(join(folder, name), { force: true });
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

const NAME_ANOTHER = 'Name a file in a folder that you may write to.';
const MAKE_ROOM = 'Make room there, or name a file elsewhere. What stood under this name is as it was.';

/** By the system's codes: why a file cannot be written, and what to do. */
const reasons: Readonly<Record<string, readonly [why: string, todo: string]>> = {
  ENOENT: ['its folder does not exist', NAME_ANOTHER],
  EACCES: ['permission denied', NAME_ANOTHER],
  EPERM: ['permission denied', NAME_ANOTHER],
  EROFS: ['the disk is read-only', NAME_ANOTHER],
  ENOTDIR: ['a part of its path is no folder', NAME_ANOTHER],
  ENOSPC: ['the disk is full', MAKE_ROOM],
  EDQUOT: ['the room that you may use on the disk is full', MAKE_ROOM],
  EFBIG: ['it is larger than a file may be', MAKE_ROOM],
};

function unwritable(target: string, error: unknown): JobError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const [why, todo] = reasons[code] ?? [message, NAME_ANOTHER];
  return new JobError(`Cannot write ${target}: ${why}. ${todo}`);
}
