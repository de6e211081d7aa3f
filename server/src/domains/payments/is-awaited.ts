import type { Context } from '#platform/context';
import { findAttempt } from './find-attempt.ts';
import { type AttemptId, isOpen } from './payment.ts';

/** Whether a payer may still pay this attempt. Refuses with `payment_unknown`. */
export async function isAwaited(context: Context, id: AttemptId): Promise<boolean> {
  const { state, expiresAt } = await findAttempt(context, id);
  return isOpen(state) && context.clock.now() < expiresAt;
}
