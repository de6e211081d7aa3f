import { appPages } from '@lowu/contract/app/pages';
import type { FastifyInstance } from 'fastify';
import { type Files, serveLost, servePages } from '#platform/http';

const document = 'app/index.html';

/** The built files of all screens, and the pages of the app, each of which is one document. */
export function serveAppPages(app: FastifyInstance, files: Files): void {
  for (const name of files.names) {
    app.get(`/${name}`, async (request, reply) => files.send(request, reply, name));
  }
  servePages(app, files, document, Object.values(appPages));
  serveLost(app, files, document);
}
