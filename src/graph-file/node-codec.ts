/** Compression and checksums as Node gives them. */
import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Codec } from '#graph/columnar/codec';

export const nodeCodec: Codec = {
  deflate: bytes => deflateRawSync(bytes, { level: constants.Z_DEFAULT_COMPRESSION }),
  inflate: bytes => inflateRawSync(bytes),
  crc32: bytes => crc32(bytes),
};
