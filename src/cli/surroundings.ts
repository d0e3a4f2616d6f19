/** What a command touches of the world around it: passed in, so that a test can be that world. */
import { isAbsolute, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { isAddress } from '../address.ts';

export type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export interface Surroundings {
  readonly stdin: Readable;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Resolves when the user asks a running server to stop. */
  stopped(): Promise<void>;
}

/** A path or an address as the user wrote it where that works, for messages; else from the right folder. */
export function locate(surroundings: Surroundings, path: string): string {
  return path === '-' || isAddress(path) || isAbsolute(path) || surroundings.cwd === process.cwd()
    ? path
    : resolve(surroundings.cwd, path);
}
