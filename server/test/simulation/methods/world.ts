import { setTimeout as delay } from 'node:timers/promises';
import { readBanks } from '#banking';
import { openProviderChannel } from '#channels/provider';
import { dayMs, hongKongDay, hourMs, minuteMs, secondMs, startOfDay } from '#base';
import { loadCatalog } from '#catalog';
import { recordRate } from '#fx';
import { settleClosings } from '#closings';
import { fetchDueBills } from '#reconciliation';
import { askAboutDueMandates } from '#mandates';
import { sendDueMessages } from '#notifications';
import { applyWaitingNotices, askDuePayments, sendDueRefunds } from '#payments';
import { afterJobs } from '#platform/facts';
import { type HttpClient, openHttpClient, openServer } from '#platform/http';
import { type JobTask, runJobsOnce } from '#platform/jobs';
import { openMetrics } from '#platform/metrics';
import { everybodyReads } from '#test/auto-world';
import { demoDocument } from '#test/demo-catalog';
import { type TestContext, testDatabase } from '#test/database';
import { returnForgotten } from '#topups';
import { reactions } from '../../../src/reactions.ts';
import { type Listening, openListening } from './listening.ts';
import { caughtBeyondMinor } from './plan.ts';
import { codes, senderOf } from './shop.ts';
import { openShops, type Shops } from './shops.ts';

/** The product on a database of its own, with a shop at every provider, all on one clock. */
export interface World {
  readonly context: TestContext;
  readonly shops: Shops;
  /** Where payers and providers come by. */
  readonly publicUrl: string;
  /** Time passes for everybody, and what is due is done. */
  pass(byMs: number): Promise<void>;
  /** Until it is so many hours after midnight in Hong Kong. */
  passTo(hour: number): Promise<void>;
  /** A new day's rate: nothing is priced by an old one. */
  openDay(): Promise<void>;
  /** Until nothing is under way any more; after some minutes something else may happen. */
  settle(meanwhile?: () => Promise<void>): Promise<void>;
  /** What providers' bills of the days that are over say is known, too. */
  readBills(): Promise<void>;
  readonly listening: Listening;
  stop(): Promise<void>;
}

const tasks: readonly JobTask[] = afterJobs(reactions).map(({ task, run }) => ({
  name: task,
  run: (inside, payload) => run(inside, payload as readonly never[]),
}));

/** Real time in which what was sent on the one clock arrives. */
const deliveryMs = 60;

/** So long an answer is waited for: many never come. One that was only slow is one more fault. */
export const patienceMs = 1_000;

export async function openWorld(): Promise<World> {
  const stack = new AsyncDisposableStack();
  const database = await testDatabase({ after: (work) => stack.defer(work) });
  // So many faults at once would have every method called failing, and nothing sold by it.
  const settings = {
    'payments.least_unanswered': 1_000,
    'banking.payout_senders': codes.map((code) => `${senderOf(code)}=${code}`).join(','),
    'closings.alone_most_minor': 20_000,
    'screening.large_minor': caughtBeyondMinor.ofAll,
    'screening.new_device_most_minor': caughtBeyondMinor.ofOthers,
  };
  const client = openHttpClient({ isProduction: false, metrics: openMetrics() });
  stack.defer(() => client.close());
  const http: HttpClient = {
    call: (call) => client.call({ ...call, timeoutMs: Math.min(call.timeoutMs, patienceMs) }),
  };
  const listening = openListening();
  const { log } = listening;
  const context = database.context({ reactions, connections: 8, settings, http, log });
  await loadCatalog(context, demoDocument());
  const server = openServer({ log, metrics: context.metrics });
  const place = { publicUrl: '' };
  await server.register(async (scope) => openProviderChannel(scope, context, place));
  place.publicUrl = await server.listen({ host: '127.0.0.1', port: 0 });
  stack.defer(() => server.close());
  const { publicUrl } = place;
  const shops = await openShops(context, context.clock.now(), `${publicUrl}/notices`);
  stack.defer(() => shops.stop());
  const pass = passing(context, database.url, shops);
  const passTo = (hour: number): Promise<void> => pass(untilHour(context.clock.now(), hour));
  return {
    context,
    shops,
    publicUrl,
    pass,
    passTo,
    async openDay() {
      const rate = { from: 'HKD', to: 'CNY', source: 'test' } as const;
      await recordRate(context, { ...rate, numerator: 92n, denominator: 100n });
    },
    async settle(meanwhile) {
      for (const [index, step] of steps.entries()) {
        if (index === minutesLater) await meanwhile?.();
        await pass(step);
      }
    },
    async readBills() {
      // By then every provider has the bill of the day before.
      await passTo(13);
      while ((await fetchDueBills(context)) > 0);
      await pass(minuteMs);
    },
    listening,
    stop: () => stack.disposeAsync(),
  };
}

function untilHour(nowMs: number, hour: number): number {
  const inMs = startOfDay(hongKongDay(nowMs)) + hour * hourMs - nowMs;
  return inMs > 0 ? inMs : inMs + dayMs;
}

/** Time passes, and whatever a schedule does is done once. */
function passing(context: TestContext, url: string, shops: Shops): World['pass'] {
  return async (byMs) => {
    context.clock.advance(byMs);
    shops.setClock(context.clock.now());
    await delay(deliveryMs);
    await applyWaitingNotices(context);
    await runJobsOnce(context, url, tasks);
    await sendDueMessages(context, everybodyReads);
    await askDuePayments(context);
    await sendDueRefunds(context);
    await settleClosings(context);
    await readBanks(context);
    await askAboutDueMandates(context);
    await returnForgotten(context);
    await runJobsOnce(context, url, tasks);
  };
}

/** By which every ladder of asking and telling has come to its end. */
const steps = [
  20 * secondMs,
  minuteMs,
  2 * minuteMs,
  10 * minuteMs,
  20 * minuteMs,
  hourMs,
  4 * hourMs,
  dayMs,
];

/** Before the fifth of them half an hour has passed. */
const minutesLater = 4;
