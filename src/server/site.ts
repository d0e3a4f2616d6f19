/** The built page: read once, compressed once, found by its address alone, so that no path leads out of its folder. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { RequestHandler, Response } from 'express';
import { EncodedBody } from './encoded-body.ts';
import { Problem } from './problem.ts';

/** Names under `assets/` bear a hash of their content. */
const IMMUTABLE = 'public, max-age=31536000, immutable';
const INDEX = '/index.html';

const NOT_BUILT = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Herdbook</title></head>
<body><h1>The explorer is not built yet</h1>
<p>Build it in the project's folder with <code>npm run build</code>, then start this again. What programs ask works already: <a href="/api/health">/api/health</a>.</p>
</body></html>
`;

/** Serves the files of the folder. The page has one address, for what it shows stands behind `#`: other paths lead there. */
export function servePage(folder: string): RequestHandler {
  const site = readSite(folder);
  return async (request, response) => {
    const files = await site;
    if (request.method !== 'GET' && request.method !== 'HEAD') throw nothingThere(request.path);
    const isFile = /\.\w+$/u.test(request.path);
    if (!isFile && request.path !== '/') return response.redirect('/');
    const path = isFile ? decodeURIComponent(request.path) : INDEX;
    const body = files.get(path);
    if (body) return body.send(request, response, path.startsWith('/assets/') ? IMMUTABLE : 'no-cache');
    if (isFile) throw nothingThere(request.path);
    explainBuild(response);
  };
}

async function readSite(folder: string): Promise<Map<string, EncodedBody>> {
  const files = new Map<string, EncodedBody>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const address = `/${relative(folder, file).split(sep).join('/')}`;
    files.set(address, await EncodedBody.of(await readFile(file), mediaTypeOf(entry.name)));
  }
  return files;
}

/** What a built page consists of; anything else is bytes. */
const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  txt: 'text/plain; charset=utf-8',
};

function mediaTypeOf(fileName: string): string {
  return mediaTypes[fileName.slice(fileName.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}

function explainBuild(response: Response): void {
  response.status(503).set('Cache-Control', 'no-store').type('html').send(NOT_BUILT);
}

function nothingThere(path: string): Problem {
  return new Problem({
    status: 404,
    type: 'unknown-path',
    detail: `There is nothing at ${path}.`,
    hint: 'The explorer is at /, what programs ask is under /api/.',
  });
}
