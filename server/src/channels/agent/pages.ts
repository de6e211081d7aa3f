import { agentPages } from '@lowu/contract/agent/pages';
import type { FastifyInstance } from 'fastify';
import { type Files, servePages } from '#platform/http';

/** The page of a till; what it loads is served with the built files of all screens. */
export function serveAgentPages(app: FastifyInstance, files: Files): void {
  servePages(app, files, 'agent/index.html', Object.values(agentPages));
}
