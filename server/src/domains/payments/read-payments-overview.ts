import { dayMs, firstUuidAt, slotCount } from '#base';
import type { Context } from '#platform/context';
import { listRefundsNotMade } from './list-refunds-not-made.ts';
import { listUnclear, type UnclearAttempt } from './list-unclear.ts';
import type { Refund } from './refund.ts';
import { countAttemptStates, type StateCount } from './store/overview.ts';

export interface PaymentsOverview {
  /** Of the last 24 hours. */
  readonly states: readonly StateCount[];
  /** Unknown, or paid otherwise than we asked; those that have waited longest first. */
  readonly unclear: readonly UnclearAttempt[];
  /** Of the last 90 days, under way or failed; newest first. */
  readonly refunds: readonly Refund[];
}

const allSlots = Array.from({ length: slotCount }, (_, slot) => slot);

/** How all payments stand, for whoever looks after them: of lists no more than the limit. */
export async function readPaymentsOverview(
  context: Context,
  limit: number,
): Promise<PaymentsOverview> {
  const { db, clock } = context;
  const since = firstUuidAt(clock.now() - dayMs);
  const [states, unclear, refunds] = await Promise.all([
    db.read(countAttemptStates, [allSlots, since]),
    listUnclear(context, limit),
    listRefundsNotMade(context, limit),
  ]);
  return { states, unclear, refunds };
}
