import { dayMs, firstUuidAt } from '#base';
import type { Context } from '#platform/context';
import { webhookSettings } from './settings.ts';
import { sweepDeliveries, sweepEvents } from './store/deliveries.ts';

/** Longer than the last attempt of a delivery comes after its first. */
const attemptDays = 7;
const atOnce = 1_000;

/**
 * Forgets deliveries that are older than is kept, and events behind them: one can be sent again
 * until it is as old as that, so no delivery names it once it is twice as old.
 */
export async function sweepWebhooks(context: Context): Promise<void> {
  const nowMs = context.clock.now();
  const keptDays = context.settings().get(webhookSettings.keptDays);
  const deliveries = firstUuidAt(nowMs - keptDays * dayMs);
  const events = firstUuidAt(nowMs - (2 * keptDays + attemptDays) * dayMs);
  await sweep(context, sweepDeliveries, deliveries);
  await sweep(context, sweepEvents, events);
}

async function sweep({ db }: Context, of: typeof sweepDeliveries, before: string): Promise<void> {
  while ((await db.read(of, [before, atOnce])).length === atOnce);
}
