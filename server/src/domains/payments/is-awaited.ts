import type { Context } from '#platform/context';
import { findAttempt } from './find-attempt.ts';
import { type AttemptId, endOf, isOpen } from './payment.ts';

/** Whether a payer may still pay this attempt. Refuses with `payment_unknown`. */
export async function isAwaited(context: Context, id: AttemptId): Promise<boolean> {
  const attempt = await findAttempt(context, id);
  return isOpen(attempt.state) && context.clock.now() < endOf(attempt);
}
