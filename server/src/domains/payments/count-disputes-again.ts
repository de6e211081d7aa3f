import { assert, isoTime, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { Dispute } from './dispute.ts';
import { loadDisputesOf } from './load-disputes.ts';
import { lockByAttempt } from './load-payments.ts';
import { ofPayment } from './of-payment.ts';
import type { AttemptId } from './payment.ts';
import { countDispute } from './store/disputes.ts';

export interface CountedAgain {
  readonly before: Dispute;
  readonly now: Dispute;
}

/**
 * What came for an attempt is known or decided now, and may be another currency than when a bank
 * took some of it: what was taken is counted in that. Returns those that are counted otherwise.
 * What is won stays as it was.
 */
export async function countDisputesAgain(tx: Tx, id: AttemptId): Promise<CountedAgain[]> {
  const attempt = (await lockByAttempt(tx, [id])).attempts.get(id);
  assert(attempt, `${id} is known`);
  const again: CountedAgain[] = [];
  for (const before of await loadDisputesOf(tx, attempt.payment)) {
    if (before.attempt !== id || before.state === 'won') continue;
    const of = await ofPayment(tx, attempt, before);
    if (of.ofPayment === before.ofPayment && of.ofCurrency === before.ofCurrency) continue;
    const now = { ...before, ...of };
    const key = [before.slot, uuidOf(before.id)];
    await tx.query(countDispute, [...key, of.ofPayment, of.ofCurrency, isoTime(tx.nowMs)]);
    again.push({ before, now });
  }
  return again;
}
