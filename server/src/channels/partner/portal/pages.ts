import { portalPages } from '@lowu/contract/portal/pages';
import type { FastifyInstance } from 'fastify';
import { type Files, servePages } from '#platform/http';

/** The page of the portal; what it loads is served with the built files of all screens. */
export function servePortalPages(app: FastifyInstance, files: Files): void {
  servePages(app, files, 'partner/index.html', Object.values(portalPages));
}
