/** Compressed sources: known by their first bytes, whatever the file is called. */
import { pipeline, Readable } from 'node:stream';
import zlib from 'node:zlib';
import { Decompress } from 'fzstd';

type Chunks = AsyncIterable<Buffer>;

export interface Compression {
  readonly name: string;
  readonly magic: readonly number[];
  /** Null: known, and not read here. */
  readonly unpack: ((chunks: Chunks) => Chunks) | null;
}

const compressions: readonly Compression[] = [
  { name: 'gzip', magic: [0x1f, 0x8b], unpack: chunks => through(chunks, zlib.createGunzip()) },
  { name: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd], unpack: unpackZstd },
  { name: 'zip', magic: [0x50, 0x4b, 0x03, 0x04], unpack: null },
  { name: 'bzip2', magic: [0x42, 0x5a, 0x68], unpack: null },
  { name: 'xz', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a], unpack: null },
];

export function compressionOf(start: Buffer): Compression | undefined {
  return compressions.find(({ magic }) => magic.every((byte, index) => start[index] === byte));
}

async function* through(chunks: Chunks, unpacker: NodeJS.ReadWriteStream): Chunks {
  // The iteration sees every error of the pipeline, so its callback has nothing left to say.
  yield* pipeline(Readable.from(chunks), unpacker, () => {}) as unknown as Chunks;
}

/** Not with Node's own zstd, which newer versions have: it takes a file that was cut off for a whole one (seen in 22.23). */
async function* unpackZstd(chunks: Chunks): Chunks {
  let ready: Buffer[] = [];
  let whole = false;
  const unpacker = new Decompress((data, last) => {
    ready.push(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    whole = last === true;
  });
  for await (const chunk of chunks) {
    unpacker.push(chunk);
    yield* ready;
    ready = [];
  }
  unpacker.push(new Uint8Array(0), true);
  yield* ready;
  if (!whole) throw new Error('unexpected end of file');
}
