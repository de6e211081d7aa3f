import { dayMs, firstUuidAt, slotCount } from '#base';
import type { Context } from '#platform/context';
import { attemptOf, refundOf } from './load-payments.ts';
import type { Attempt } from './payment.ts';
import type { Refund } from './refund.ts';
import {
  countAttemptStates,
  readRefundsNotMade,
  readUnclearAttempts,
  type StateCount,
} from './store/overview.ts';

export interface PaymentsOverview {
  /** Of the last 24 hours. */
  readonly states: readonly StateCount[];
  /** Unknown, or paid otherwise than we asked; those that have waited longest first. */
  readonly unclear: readonly (Attempt & { readonly reference: string })[];
  /** Of the last 90 days, under way or failed; newest first. */
  readonly refunds: readonly Refund[];
}

const allSlots = Array.from({ length: slotCount }, (_, slot) => slot);
const most = 100;

/** How all payments stand, for whoever looks after them. */
export async function readPaymentsOverview(context: Context): Promise<PaymentsOverview> {
  const { db, clock } = context;
  const since = (backMs: number): string => firstUuidAt(clock.now() - backMs);
  const [states, unclear, refunds] = await Promise.all([
    db.read(countAttemptStates, [allSlots, since(dayMs)]),
    db.read(readUnclearAttempts, [allSlots, most]),
    db.read(readRefundsNotMade, [allSlots, since(90 * dayMs), most]),
  ]);
  return {
    states,
    unclear: unclear.map(({ reference, ...row }) => ({ ...attemptOf(row), reference })),
    refunds: refunds.map(refundOf),
  };
}
