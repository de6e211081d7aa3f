import { idFrom, slotCount } from '#base';
import { failRefundByBill, hasRefundFailed, noteDispute } from '#payments';
import type { Context } from '#platform/context';
import { readUntoldDisputes, readUntoldFailures } from './store/untold.ts';

/** So many questions at a time keep no other day waiting; the rest has its turn the next time. */
const mostAtOnce = 500;

/**
 * Takes from a bill what its provider has told nobody, or nobody has heard: that a refund has
 * failed after it had succeeded, and that a payer's bank has taken money or given it back. They
 * become the same facts as by notice, once: a notice that comes later says nothing new. Of a
 * dispute the bill knows the money alone, and of a refund a file may tell what its provider never
 * said, so the provider is asked how each stands. What it does not say, or cannot be asked just
 * now, stays a break and is asked for again when the day is matched again, in another order each
 * time: behind those of which nothing can be learnt nobody waits for ever.
 */
export async function takeUntold(
  context: Context,
  { connector, bill }: { readonly connector: string; readonly bill: string },
  atOnce = mostAtOnce,
): Promise<void> {
  const values = [bill, connector, slotCount, atOnce, context.clock.now()];
  const [failures, disputes] = await Promise.all([
    context.db.read(readUntoldFailures, values),
    context.db.read(readUntoldDisputes, values),
  ]);
  for (const { number } of failures) {
    const refund = idFrom('rfd', number);
    try {
      if (!(await hasRefundFailed(context, refund))) continue;
      await context.db.transaction((tx) => failRefundByBill(tx, refund));
    } catch (error) {
      const about = { connector, refund, error };
      context.log.warn('a refund of a bill could not be asked about', about);
    }
  }
  for (const { providerNumber } of disputes) {
    try {
      await noteDispute(context, connector, providerNumber);
    } catch (error) {
      context.log.warn('a dispute of a bill could not be asked about', {
        connector,
        dispute: providerNumber,
        error,
      });
    }
  }
}
