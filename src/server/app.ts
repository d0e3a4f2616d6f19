/** The application on one page: what every request passes, in order. */
import { join } from 'node:path';
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { GraphStore } from '#graph/store';
import { packageRoot } from '../package-root.ts';
import type { Beside } from './beside.ts';
import type { GraphOrigin } from './graph-origin.ts';
import { checkHost } from './host-check.ts';
import { problemHandler } from './problem.ts';
import { mountRoutes, type Service } from './route.ts';
import { routes } from './routes.ts';
import { ServedGraph } from './served-graph.ts';
import { servePage } from './site.ts';

/** Bytes of the largest body that is read. */
const BODY_LIMIT = 1_048_576;

export interface AppOptions {
  readonly store: GraphStore;
  readonly version: string;
  /** Links one text; without it `/api/link` says that this server links none. */
  readonly link?: NonNullable<Service['link']>;
  /** Where readers' corrections go; without it none are kept. */
  readonly corrections?: Service['corrections'];
  /** Where a graph in memory came from: a newer one is served when it is there. */
  readonly origin?: GraphOrigin | null;
  /** Where queries run that take long; without it they run here. */
  readonly beside?: Beside | null;
  /** Answer to local host names only. */
  readonly localOnly?: boolean;
  /** Folder of the built page; else the one that comes with the program. */
  readonly page?: string;
  /** Is told of errors that nobody foresaw; else they go to standard error. */
  report?(error: unknown): void;
}

export function createApp(options: AppOptions): Express {
  const {
    store,
    version,
    link = null,
    corrections = null,
    origin = null,
    beside = null,
    localOnly = true,
  } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(securityHeaders);
  if (localOnly) app.use(checkHost);
  const readBody = express.json({ limit: BODY_LIMIT, strict: false });
  const graph = new ServedGraph(store, origin, beside);
  graph.prepare();
  mountRoutes(app, routes, { graph, version, link, corrections }, readBody);
  app.use(servePage(options.page ?? join(packageRoot, 'dist', 'web')));
  app.use(problemHandler(options.report ?? (error => console.error(error))));
  return app;
}

/** Nothing from elsewhere, no script but our own files. Styles: the editor and the drawing set theirs inline. */
const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      workerSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // Herdbook speaks plain HTTP, mostly to the same machine.
  strictTransportSecurity: false,
});
