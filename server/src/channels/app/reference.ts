import scalar from '@scalar/fastify-api-reference';
import { appRoutes } from '@lowu/contract/app';
import { openApi } from '@lowu/contract/openapi';
import type { FastifyInstance } from 'fastify';
import type { AppPlace } from './channel.ts';

/** The reader begins with a script in its page, and draws its icons as data. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/**
 * The OpenAPI documents, made from the contract, and a page to read them, from this server alone.
 */
export async function serveReference(app: FastifyInstance, place: AppPlace): Promise<void> {
  const document = openApi({
    title: 'Lowu: the app channel',
    serverUrl: place.publicUrl,
    routes: appRoutes,
  });
  app.get('/api/app/openapi.json', async () => document);
  app.addHook('onRequest', async (_request, reply) => {
    void reply.header('content-security-policy', policy);
  });
  await app.register(scalar, {
    routePrefix: '/reference',
    configuration: { content: document, proxyUrl: '', withDefaultFonts: false },
  });
}
