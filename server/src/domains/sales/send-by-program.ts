import { secondMs } from '#base';
import type { Client } from '#partners';
import type { Context } from '#platform/context';
import { orderByProgram } from './order-by-program.ts';
import type { ProgramSale, Sent } from './program-sale.ts';
import { refuse } from './refusals.ts';
import { sellByProgram } from './sell-by-program.ts';
import { salesSettings } from './settings.ts';
import { trialOf, withoutTwin } from './trial-number.ts';

/** Without a reason of ours, `abort` makes an error with a stack: 25 µs of each sale. */
const answered = 'answered';

/**
 * Sells a top-up from a partner's float: float and line in one commit, once under its reference.
 * What is not sold within `waitMs` milliseconds (0 for not at all) becomes an order that we sell
 * behind its back; whichever of the two commits first is what the reference stands for.
 * Refuses as `sellTopup` does, but for a PIN.
 */
export async function sendByProgram(
  context: Context,
  client: Client,
  sent: ProgramSale,
  waitMs: number,
): Promise<Sent> {
  const trials = context.settings().get(salesSettings.trialNumbers);
  const trial = trialOf(trials, sent.number);
  if (trial?.isUnavailable) throw refuse.trial_unavailable();
  const wanted = withoutTwin(trials, sent);
  const delayMs = (trial?.delaySeconds ?? 0) * secondMs;
  const order = (): Promise<Sent> => {
    const dueAt = context.clock.now() + Math.max(0, delayMs - waitMs);
    return orderByProgram(context, client, wanted, { dueAt });
  };
  if (waitMs === 0) return order();
  const fromMs = context.clock.now();
  const stop = new AbortController();
  const sold = (async () => {
    if (delayMs > 0) await context.clock.sleepUntil(fromMs + delayMs, stop.signal);
    return stop.signal.aborted ? undefined : sellByProgram(context, client, wanted);
  })();
  const deadline = context.clock.sleepUntil(fromMs + waitMs, stop.signal);
  const inTime = await Promise.race([sold, deadline]).finally(() => stop.abort(answered));
  if (inTime) return inTime;
  sold.catch((error: unknown) => context.log.debug('a sale came too late', { error }));
  return order();
}
