import { dayMs, firstUuidAt, slotCount, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { attemptOf } from './load-payments.ts';
import type { Attempt, AttemptId, AttemptState } from './payment.ts';
import { listAttemptsIn } from './store/overview.ts';

export interface PaymentsWanted {
  readonly connector: string;
  readonly state: AttemptState;
  /** Older than this one. */
  readonly before?: AttemptId | undefined;
}

const allSlots = Array.from({ length: slotCount }, (_, slot) => slot);
const afterAll = 'f'.repeat(32);

/** Attempts of the last 24 hours by a connector in a state, newest first. */
export async function listPayments(
  { db, clock }: Context,
  { connector, state, before }: PaymentsWanted,
  limit: number,
): Promise<(Attempt & { readonly reference: string })[]> {
  const since = firstUuidAt(clock.now() - dayMs);
  const until = before === undefined ? afterAll : uuidOf(before);
  const rows = await db.read(listAttemptsIn, [allSlots, since, until, connector, state, limit]);
  return rows.map(({ reference, ...row }) => ({ ...attemptOf(row), reference }));
}
