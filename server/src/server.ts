import type { FastifyInstance } from 'fastify';
import { type AgentPlace, openAgentChannel, serveAgentPages } from '#channels/agent';
import { type AppPlace, openAppChannel, serveAppPages } from '#channels/app';
import { type ConsolePlace, openConsoleChannel, serveConsolePages } from '#channels/console';
import { type KioskPlace, openKioskChannel, serveKioskPages } from '#channels/kiosk';
import { openHallChannel, serveHallPages } from '#channels/hall';
import { openLogChannel } from '#channels/log';
import {
  openPartnerChannel,
  openPortalChannel,
  type PartnerPlace,
  type PortalPlace,
  servePortalPages,
  textOfRefusals,
} from '#channels/partner';
import { openProviderChannel } from '#channels/provider';
import { serveReference } from '#channels/reference';
import { openTmf654Channel } from '#channels/tmf654';
import { serveVerifier } from '#channels/verifier';
import type { Context } from '#platform/context';
import { openFiles, openServer } from '#platform/http';
import { watchAlarms } from '#ops';
import { watchReviews } from '#topups';
import { listSchedule } from '#platform/schedule';

/** Where `npm run build` puts the screens. */
export const builtPages = new URL('../../web/dist', import.meta.url).pathname;

export interface ServerPlace
  extends AppPlace,
    ConsolePlace,
    PartnerPlace,
    PortalPlace,
    AgentPlace,
    KioskPlace {
  readonly host: string;
  readonly port: number;
  readonly trustedProxies: readonly string[];
}

export interface RunningServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** The role `web`: every HTTP channel, the pages and the probes, on one port. */
export async function startServer(context: Context, place: ServerPlace): Promise<RunningServer> {
  const { trustedProxies } = place;
  const app = openServer({ log: context.log, metrics: context.metrics, trustedProxies });
  await app.register(async (scope) => openAppChannel(scope, context, place), { prefix: '' });
  await app.register(async (scope) => openConsoleChannel(scope, context, place));
  await app.register(async (scope) => openPartnerChannel(scope, context, place));
  await app.register(async (scope) => openTmf654Channel(scope, context, place));
  await app.register(async (scope) => openPortalChannel(scope, context, place));
  await app.register(async (scope) => openAgentChannel(scope, context, place));
  await app.register(async (scope) => openKioskChannel(scope, context, place));
  await app.register(async (scope) => openHallChannel(scope, context, place));
  await app.register(async (scope) => openProviderChannel(scope, context, place));
  await app.register(async (scope) => openLogChannel(scope, context));
  await app.register(async (scope) => serveProbes(scope, context));
  await app.register(async (scope) =>
    serveReference(scope, place.publicUrl, { partner: textOfRefusals() }),
  );
  const files = openFiles(builtPages);
  await app.register(async (scope) => serveAppPages(scope, files));
  const verifier = files.text('verifier/verify.html');
  await app.register(async (scope) => serveVerifier(scope, context, verifier));
  await app.register(async (scope) => serveConsolePages(scope, files));
  await app.register(async (scope) => serveAgentPages(scope, files));
  await app.register(async (scope) => servePortalPages(scope, files));
  await app.register(async (scope) => serveKioskPages(scope, files));
  await app.register(async (scope) => serveHallPages(scope, files));
  watchReviews(context);
  watchAlarms(context);
  await app.listen({ host: place.host, port: place.port });
  const address = app.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : place.port,
    stop: () => app.close(),
  };
}

/** Alive, ready, and what Prometheus reads. Ready means that the database answers. */
function serveProbes(app: FastifyInstance, context: Context): void {
  app.get('/healthz', async () => ({ isAlive: true }));
  app.get('/readyz', async (_request, reply) => {
    try {
      await listSchedule(context);
      return { isReady: true };
    } catch {
      return reply.code(503).header('retry-after', '2').send({ isReady: false });
    }
  });
  app.get('/metrics', async (_request, reply) =>
    reply.type('text/plain; version=0.0.4').send(await context.metrics.text()),
  );
}
