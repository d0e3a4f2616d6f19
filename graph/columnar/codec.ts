/** What reading and writing a graph file needs of the machine: compression and checksums. */

export interface Codec {
  /** Raw DEFLATE (RFC 1951). */
  deflate(bytes: Uint8Array): Uint8Array;
  inflate(bytes: Uint8Array): Uint8Array;
  /** CRC-32 as of zip and gzip. */
  crc32(bytes: Uint8Array): number;
}
