import type { Tx } from '#platform/postgres';
import {
  type Caught,
  caughtBy,
  historyOf,
  noteSeen,
  type Screened,
  type Seen,
  type Subject,
  subjectsOf,
} from '#screening';
import { loadSeen } from './load-seen.ts';
import type { PaidOrder } from './paid-order.ts';
import type { TopupId } from './topup.ts';

const owner = {};

/**
 * Which rules catch paid orders, each in turn and as if those before it had been there already.
 * What a line has got is counted exactly where its account is locked before, and what a payer or a
 * device has paid by locks of their own.
 */
export async function screenPaid(
  tx: Tx,
  orders: readonly PaidOrder[],
): Promise<readonly (readonly Caught[])[]> {
  const { seen, screened } = tx.state(owner, () => {
    return { seen: new Map<Subject, Seen>(), screened: new Set<TopupId>() };
  });
  for (const { topup } of orders) screened.add(topup.id);
  const ours = orders.map(screenedOf);
  const unknown = new Set(ours.flatMap(subjectsOf).filter((subject) => !seen.has(subject)));
  const before = await loadSeen(tx, [...unknown], screened);
  for (const [subject, history] of before) seen.set(subject, history);
  return ours.map((topup) => {
    const caught = caughtBy(topup, historyOf(topup, seen, tx.nowMs), tx.settings);
    for (const subject of subjectsOf(topup)) noteSeen(seen, subject, topup);
    return caught;
  });
}

function screenedOf({ topup: { line, maker, device, terms } }: PaidOrder): Screened {
  return { line, payer: maker, device, isOwn: terms.isOwn, value: terms.value };
}
