import { type Attempt, readAttempts, readRefunds, type Refund } from '#payments';
import type { Context } from '#platform/context';
import { readAnyTopup, type TopupId } from '#topups';
import { type Caller, look } from './look.ts';
import { type StaffTopup, staffTopupOf } from './staff-topup.ts';

/** What became of an order, and how we know. */
export interface ExplainedTopup extends StaffTopup {
  /** Oldest first. */
  readonly attempts: readonly Attempt[];
  readonly refunds: readonly Refund[];
}

/**
 * An order with everything that the provider has said about it. Refuses with `topup_unknown`.
 */
export function explainTopup(
  context: Context,
  caller: Caller,
  id: TopupId,
): Promise<ExplainedTopup> {
  const permissions = ['topups.read', 'payments.read'] as const;
  return look(context, caller, { permissions, action: 'topup.look', subject: id }, async () => {
    const topup = await readAnyTopup(context, id);
    const [attempts, refunds] = await Promise.all([
      readAttempts(context, topup.payment),
      readRefunds(context, topup.payment),
    ]);
    return { result: { ...staffTopupOf(caller, topup), attempts, refunds } };
  });
}
