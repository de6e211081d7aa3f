import { dayMs, firstUuidAt, slotCount, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { refundOf } from './load-payments.ts';
import type { Refund, RefundId } from './refund.ts';
import { readRefundsNotMade } from './store/overview.ts';

const allSlots = Array.from({ length: slotCount }, (_, slot) => slot);
const afterAll = 'f'.repeat(32);

/** Refunds of the last 90 days that are under way or have failed, newest first. */
export async function listRefundsNotMade(
  { db, clock }: Context,
  limit: number,
  before?: RefundId,
): Promise<Refund[]> {
  const since = firstUuidAt(clock.now() - 90 * dayMs);
  const until = before === undefined ? afterAll : uuidOf(before);
  return (await db.read(readRefundsNotMade, [allSlots, since, limit, until])).map(refundOf);
}
