/** A body that never changes: hashed once, compressed once for each encoding, sent as often as asked for. */
import { subtle } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';

/** Brotli's middle: on JSON near the best size at a tenth of the time. */
const BROTLI_QUALITY = 5;

const compressors = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
} as const;

type Encoding = keyof typeof compressors;
const encodings = Object.keys(compressors) as Encoding[];

const COMPRESSIBLE = /^text\/|json|javascript|svg|xml|wasm/u;
/** Below this a header costs more than compression saves. */
const SMALL = 512;

export class EncodedBody {
  readonly mediaType: string;
  readonly etag: string;
  readonly #bytes: Buffer;
  readonly #compressed = new Map<Encoding, Promise<Buffer>>();

  private constructor(bytes: Buffer, mediaType: string, hash: Buffer) {
    this.#bytes = bytes;
    this.mediaType = mediaType;
    this.etag = `W/"${hash.toString('base64url').slice(0, 27)}"`;
  }

  /** Hashed beside the thread that answers, as it is compressed. */
  static async of(bytes: Buffer, mediaType: string): Promise<EncodedBody> {
    return new EncodedBody(bytes, mediaType, Buffer.from(await subtle.digest('SHA-256', bytes)));
  }

  /** Compresses it before anybody asks. */
  async prepare(): Promise<void> {
    if (!this.#isWorthIt) return;
    for (const encoding of encodings) await this.#compress(encoding);
  }

  /** Answers 304 where the client has it already; else in the best encoding that it takes. */
  async send(request: Request, response: Response, cacheControl: string): Promise<void> {
    response.set({ ETag: this.etag, Vary: 'Accept-Encoding', 'Cache-Control': cacheControl });
    if (this.#isHeldBy(request)) {
      response.status(304).end();
      return;
    }
    const encoding = this.#chooseEncoding(request);
    const bytes = encoding ? await this.#compress(encoding) : this.#bytes;
    if (encoding) response.set('Content-Encoding', encoding);
    response.set({ 'Content-Type': this.mediaType, 'Content-Length': String(bytes.length) });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  }

  /** By the tag alone: Express's own check gives up where a client also asks to revalidate, which is the case here. */
  #isHeldBy(request: Request): boolean {
    const tags = request.get('If-None-Match')?.split(',') ?? [];
    return tags.some(tag => tag.trim() === this.etag || tag.trim() === '*');
  }

  get #isWorthIt(): boolean {
    return this.#bytes.length >= SMALL && COMPRESSIBLE.test(this.mediaType);
  }

  #chooseEncoding(request: Request): Encoding | null {
    if (!this.#isWorthIt) return null;
    const chosen = request.acceptsEncodings('br', 'gzip', 'identity');
    return chosen === 'br' || chosen === 'gzip' ? chosen : null;
  }

  #compress(encoding: Encoding): Promise<Buffer> {
    const made = this.#compressed.get(encoding) ?? compressors[encoding](this.#bytes);
    this.#compressed.set(encoding, made);
    return made;
  }
}
