import type { AddressInfo } from 'node:net';
import { openPortalChannel } from '#channels/partner';
import type { Context } from '#platform/context';
import { openServer } from '#platform/http';

/** Opens the portal's channel on a port of its own; the address that its paths are added to. */
export async function openPortal(
  t: { after(work: () => Promise<void>): void },
  context: Context,
  place: Parameters<typeof openPortalChannel>[2],
): Promise<string> {
  const app = openServer({ log: context.log, metrics: context.metrics });
  await app.register(async (scope) => openPortalChannel(scope, context, place));
  await app.listen({ port: 0, host: '127.0.0.1' });
  t.after(() => app.close());
  return `http://localhost:${(app.server.address() as AddressInfo).port}/api/portal`;
}
