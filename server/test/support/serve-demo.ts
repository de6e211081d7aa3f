import type { Context } from '#platform/context';
import { type RunningServer, type ServerPlace, startServer } from '../../src/server.ts';

/**
 * The real server as a demo that is reached from this machine alone, on a port of its own, with
 * nobody to be unless told otherwise. What is changed of `place` later is heard.
 */
export async function serveDemo(
  context: Context,
  more: Partial<ServerPlace> = {},
): Promise<RunningServer & { readonly place: { publicUrl: string } }> {
  const place = {
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://localhost',
    trustedProxies: [],
    isDemo: true,
    inboxUrl: null,
    demoStaff: () => [],
    demoTills: () => [],
    ...more,
  };
  return { ...(await startServer(context, place)), place };
}
