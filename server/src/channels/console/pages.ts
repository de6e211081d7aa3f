import { consolePages } from '@lowu/contract/console/pages';
import type { FastifyInstance } from 'fastify';
import { type Files, servePages } from '#platform/http';

/** The pages of the console; what they load is served with the built files of all screens. */
export function serveConsolePages(app: FastifyInstance, files: Files): void {
  servePages(app, files, 'console/index.html', Object.values(consolePages));
}
