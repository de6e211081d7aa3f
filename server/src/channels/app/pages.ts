import { appPages } from '@lowu/contract/app/pages';
import type { FastifyInstance } from 'fastify';
import type { Files } from '#platform/http';

/** Every page of the app is one document, which finds out by its address what to show. */
const appDocument = 'app/index.html';

/** The built screens, and what they load. Without a build there are none, and the log says so. */
export function serveAppPages(app: FastifyInstance, files: Files): void {
  for (const name of files.names) {
    app.get(`/${name}`, async (request, reply) => files.send(request, reply, name));
  }
  if (!files.names.includes(appDocument)) return;
  for (const address of Object.values<string>(appPages)) {
    app.get(address.replace(/\{(\w+)\}/g, ':$1'), async (request, reply) =>
      files.send(request, reply, appDocument),
    );
  }
}
