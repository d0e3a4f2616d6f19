/** Bytes that wait for later outside of memory: in a file that nobody else sees and that is gone with the program, however that ends. */
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** So much is held in memory: what small corpora leave never comes to the disk. */
const HELD = 1_024 * 1_024;

let count = 0;

/** What does not fit in memory finds no room elsewhere either. */
export class ScratchError extends Error {
  override readonly name = 'ScratchError';
}

export class ScratchFile {
  readonly #folder: string;
  #file: number | null = null;
  /** What is in the file; behind it stands what is held. */
  #written = 0;
  #held = Buffer.allocUnsafe(0);
  #heldBytes = 0;

  /** @param folder where the file is to be; without it the system's for such files */
  constructor(folder: string = tmpdir()) {
    this.#folder = folder;
  }

  /** Where the bytes are from now on. @throws ScratchError */
  append(bytes: Uint8Array): number {
    if (this.#heldBytes + bytes.length > HELD) this.#write();
    const place = this.#written + this.#heldBytes;
    this.#hold(bytes);
    return place;
  }

  /** @throws ScratchError */
  read(place: number, length: number): Buffer {
    const at = place - this.#written;
    if (at >= 0) return Buffer.from(this.#held.subarray(at, at + length));
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; )
      done += this.#try(() => readSync(this.#file!, bytes, done, length - done, place + done));
    return bytes;
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
    this.#held = Buffer.allocUnsafe(0);
  }

  #hold(bytes: Uint8Array): void {
    const needed = this.#heldBytes + bytes.length;
    if (needed > this.#held.length) {
      const more = Buffer.allocUnsafe(Math.max(needed, Math.min(HELD, 2 * this.#held.length)));
      this.#held.copy(more, 0, 0, this.#heldBytes);
      this.#held = more;
    }
    this.#held.set(bytes, this.#heldBytes);
    this.#heldBytes = needed;
  }

  #write(): void {
    this.#try(() => {
      this.#file ??= openUnseen(this.#folder);
      for (let done = 0; done < this.#heldBytes; )
        done += writeSync(this.#file, this.#held, done, this.#heldBytes - done, this.#written + done);
    });
    this.#written += this.#heldBytes;
    this.#heldBytes = 0;
  }

  #try<Made>(work: () => Made): Made {
    try {
      return work();
    } catch (error) {
      throw noRoom(this.#folder, error as NodeJS.ErrnoException);
    }
  }
}

/** A file that has no name any more: the system takes it back when it is closed, by whatever. */
function openUnseen(folder: string): number {
  const path = join(folder, `.herdbook-${process.pid}-${count++}-${Date.now().toString(36)}.scratch`);
  const file = openSync(path, 'wx+', 0o600);
  rmSync(path);
  return file;
}

/** By the system's codes. */
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the room that you may use on the disk is full',
  EFBIG: 'a file may be no larger',
  ENOENT: 'there is no such folder',
  EACCES: 'permission denied',
  EROFS: 'the disk is read-only',
};

function noRoom(folder: string, { code = '', message }: NodeJS.ErrnoException): ScratchError {
  return new ScratchError(
    `Cannot write ${folder}: ${reasons[code] ?? message}. More papers than memory holds need some 8 kB each on disk while they are read. Make room there, or write the graph to another folder.`,
  );
}
