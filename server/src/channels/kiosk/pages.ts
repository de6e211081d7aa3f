import { kioskPages } from '@lowu/contract/kiosk/pages';
import type { FastifyInstance } from 'fastify';
import { type Files, servePages } from '#platform/http';

/** The page of a kiosk; what it loads is served with the built files of all screens. */
export function serveKioskPages(app: FastifyInstance, files: Files): void {
  // Its note acceptor and its printer speak on the machine itself.
  const connects = ['http://127.0.0.1:*', 'http://localhost:*'];
  servePages(app, files, 'kiosk/index.html', Object.values(kioskPages), { connects });
}
