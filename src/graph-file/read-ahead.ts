/** Reads a file while the program does something else: it is asked for in one piece, and no turn of the program's loop is needed until it is there. */
import { closeSync, fstatSync, openSync, read } from 'node:fs';

/** Null where it cannot be read. */
export function readAhead(file: string): Promise<Buffer | null> {
  return new Promise(resolve => {
    let handle: number | null = null;
    const end = (bytes: Buffer | null): void => {
      if (handle !== null) closeSync(handle);
      resolve(bytes);
    };
    try {
      handle = openSync(file, 'r');
      const bytes = Buffer.allocUnsafeSlow(fstatSync(handle).size);
      read(handle, bytes, 0, bytes.length, 0, (error, count) =>
        end(error || count < bytes.length ? null : bytes),
      );
    } catch {
      end(null);
    }
  });
}
