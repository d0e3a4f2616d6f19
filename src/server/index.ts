/** Serves a graph over HTTP: the explorer's page, and what it and other programs ask. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AppOptions, createApp } from './app.ts';
import { isLoopback } from './host-check.ts';

export { type AppOptions, createApp } from './app.ts';
export { runAsked } from './asking.ts';
export type { Asked, Beside } from './beside.ts';
export type { CorrectionDesk } from './correction-desk.ts';
export type { GraphOrigin } from './graph-origin.ts';
export { isLoopback } from './host-check.ts';
export type { LinkAnswer } from './route.ts';

export interface ServerOptions extends Omit<AppOptions, 'localOnly'> {
  /** Address to listen on; on a loopback address only local host names are answered. */
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

export interface RunningServer {
  /** `http://127.0.0.1:4680` */
  readonly url: string;
  /** Takes no more requests, lets running ones end for a moment, then cuts them. The store stays open. */
  close(): Promise<void>;
}

/** Milliseconds that running requests have to end in when the server closes. */
const GRACE = 1_000;

/** @throws the system's error with its `code`, such as `EADDRINUSE`, where it cannot listen */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host, port, ...rest } = options;
  const server = createServer(createApp({ ...rest, localOnly: isLoopback(host) }));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { url: urlOf(host, server), close: () => close(server) };
}

/** Every-address names (0.0.0.0, ::) cannot be opened themselves: the same machine reaches them as localhost. */
function urlOf(host: string, server: Server): string {
  const { port } = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const cut = setTimeout(() => server.closeAllConnections(), GRACE);
    server.close(error => {
      clearTimeout(cut);
      if (error) reject(error);
      else resolve();
    });
    server.closeIdleConnections();
  });
}
