import type { PacedClock } from '#platform/clock';
import type { Context } from '#platform/context';
import type { HttpClient } from '#platform/http';
import { silentLog } from '#platform/log';
import type { SmppPlace } from '#notifications';
import { serveDemo } from '#test/serve-demo';
import { openContext, startJobs } from '../../src/app.ts';
import { openGateways } from '../../src/gateways.ts';

/** Our server as the others know it. */
export interface House {
  readonly port: number;
  stop(): Promise<void>;
}

export interface HouseOptions {
  /** The folder of the one clock. */
  readonly home: string;
  /** Its way to the database. */
  readonly databaseUrl: string;
  readonly clock: PacedClock;
  readonly keys: string;
  /** Where the world finds it, by a way that may be rough. */
  readonly publicUrl: string;
  readonly inbox: { readonly address: string; readonly smpp: SmppPlace };
}

/** How many seconds of the story pass in one while people act. */
export const storyRate = 10;

export const environment = {
  isProduction: false,
  fixedSettings: {
    // A person with two phones signs in on both at once.
    'identity.code_resend_seconds': 1,
    // So many faults at once would have the one method called failing, and nobody could order.
    'payments.least_unanswered': 1_000,
  },
} as const;

/** Both roles in this process, wired as `lowu start` does it, and with sockets of its own. */
export async function startHouse(options: HouseOptions): Promise<House> {
  const { databaseUrl: url, clock, keys, publicUrl, inbox } = options;
  const opened = await openContext({ environment, url, clock, log: silentLog, keys });
  const context: Context = { ...opened.context, http: atPace(opened.context.http) };
  const gateways = openGateways(context, { smsCentre: inbox.smpp });
  const jobs = await startJobs(context, opened, gateways.senders);
  const server = await serveDemo(context, {
    publicUrl,
    // Every phone comes with an address of its own.
    trustedProxies: ['127.0.0.1'],
    inboxUrl: inbox.address,
  });
  return {
    port: server.port,
    async stop() {
      await server.stop();
      await jobs.stop();
      await gateways.stop();
      await opened.close();
    },
  };
}

/** Calls give up as if real time passed at the pace of the story, too. */
function atPace(http: HttpClient): HttpClient {
  return {
    call: (call) => http.call({ ...call, timeoutMs: Math.ceil(call.timeoutMs / storyRate) }),
  };
}
