import { hallPages } from '@lowu/contract/hall/pages';
import type { FastifyInstance } from 'fastify';
import { type Files, servePages } from '#platform/http';

/** The page of a hall; what it loads is served with the built files of all screens. */
export function serveHallPages(app: FastifyInstance, files: Files): void {
  servePages(app, files, 'hall/index.html', Object.values(hallPages));
}
