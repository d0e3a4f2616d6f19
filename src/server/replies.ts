/** The forms in which an answer leaves. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { QueryResult } from '#cypher';
import { inTurns, type Work } from '#graph/in-turns';
import { toJson } from '#graph/json-values';
import type { EncodedBody } from './encoded-body.ts';

export type Reply = (request: Request, response: Response) => Promise<void> | void;

/** Answers of the day: the next start may serve another graph. */
export const json =
  (value: unknown): Reply =>
  (_request, response) => {
    response.set('Cache-Control', 'no-store').json(toJson(value));
  };

/** Rows that are written between two turns of others. */
const STRIDE = 100;

/** A result, which may be of many megabytes. */
export const table =
  (result: QueryResult): Reply =>
  async (_request, response) => {
    const text = await inTurns(tableText(result));
    response.set('Cache-Control', 'no-store').type('json').send(text);
  };

function* tableText({ columns, rows, ...rest }: QueryResult): Work<string> {
  const parts: string[] = [];
  for (let first = 0; first < rows.length; first += STRIDE) {
    if (first > 0) yield;
    parts.push(JSON.stringify(toJson(rows.slice(first, first + STRIDE))).slice(1, -1));
  }
  const [head, tail] = [{ columns }, rest].map(part => JSON.stringify(toJson(part)).slice(1, -1));
  return `{${head},"rows":[${parts.join(',')}],${tail}}`;
}

/** JSON that is written already. */
export const jsonText =
  (bytes: Uint8Array): Reply =>
  (_request, response) => {
    response
      .set('Cache-Control', 'no-store')
      .type('json')
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  };

/** A text that the program has ready. */
export const text =
  (mediaType: string, body: string): Reply =>
  (_request, response) => {
    response.set('Cache-Control', 'no-store').type(mediaType).send(body);
  };

/** The client keeps it, and asks each time whether it still holds. */
export const revalidated =
  (body: EncodedBody): Reply =>
  (request, response) =>
    body.send(request, response, 'no-cache');

/** With the build that it is of, where that is known. */
export const named =
  (build: string | null, reply: Reply): Reply =>
  (request, response) => {
    if (build !== null) response.set('Herdbook-Build', build);
    return reply(request, response);
  };

/** Small parts are gathered to so many characters, for a line at a time is slow to send. */
const PIECE = 64 * 1_024;

/** A file to keep, sent as it is written. */
export const attachment =
  (fileName: string, mediaType: string, parts: Iterable<string>): Reply =>
  async (request, response) => {
    response.attachment(fileName).set({ 'Content-Type': mediaType, 'Cache-Control': 'no-store' });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    // A reader that leaves in the middle is no fault.
    await pipeline(Readable.from(gather(parts)), response).catch(error => {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  };

/** Others have their turn between two pieces: a reader that is as fast as the writer would leave them none. */
async function* gather(parts: Iterable<string>): AsyncGenerator<string> {
  let held = '';
  for (const part of parts) {
    held += part;
    if (held.length < PIECE) continue;
    yield held;
    held = '';
    await new Promise(resolve => setImmediate(resolve));
  }
  if (held !== '') yield held;
}
