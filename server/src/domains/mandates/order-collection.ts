import { slotOf, uuidOf } from '#base';
import { type AttemptId, openPayment, type PaymentId } from '#payments';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { collectionOrdered } from './facts.ts';
import { lockMandate, saveMandate } from './load-mandates.ts';
import { type Mandate, type MandateId, usedNow } from './mandate.ts';
import { refuse } from './refusals.ts';
import { insertCollections } from './store/history.ts';

type NewPayment = Parameters<typeof openPayment>[1];

/**
 * Orders a payment by a mandate, in the transaction of whoever wants the money. It is asked for
 * once that has committed. Refuses with `mandate_unknown`, `mandate_not_active`, `mandate_busy`
 * while the end of another one is not known, and `mandate_limit`.
 */
export async function orderCollection(
  tx: Tx,
  by: { readonly mandate: MandateId; readonly owner: string; readonly connector: string },
  wanted: Omit<NewPayment, 'connector' | 'scene'>,
): Promise<{ readonly payment: PaymentId; readonly attempt: AttemptId }> {
  const mandate = await lockMandate(tx, by.mandate);
  const isTheirs = mandate.owner === by.owner && mandate.connector === by.connector;
  if (!isTheirs) throw refuse.mandate_unknown();
  const used = checked(mandate, wanted.amount, tx.nowMs);
  const { connector } = mandate;
  const opened = openPayment(tx, { ...wanted, connector, scene: 'mandate' });
  const { attempt } = opened;
  saveMandate(tx, {
    ...mandate,
    periodFrom: used.from,
    usedMinor: used.minor + wanted.amount,
    usedTimes: used.times + 1,
    openAttempt: attempt,
  });
  tx.append(insertCollections, {
    slot: slotOf(attempt),
    attempt: uuidOf(attempt),
    mandateSlot: mandate.slot,
    mandate: uuidOf(mandate.id),
    amount: wanted.amount,
    openedAt: tx.nowMs,
  });
  await tell(tx, collectionOrdered, [{ mandate: mandate.id, attempt }]);
  return opened;
}

function checked(mandate: Mandate, amount: bigint, nowMs: number): ReturnType<typeof usedNow> {
  const { limits, state, openAttempt } = mandate;
  if (state !== 'active') throw refuse.mandate_not_active({ state });
  if (openAttempt !== null) throw refuse.mandate_busy();
  const used = usedNow(mandate, nowMs);
  const isTooMuch = amount > limits.mostMinor || used.minor + amount > limits.mostInPeriodMinor;
  if (isTooMuch || used.times >= limits.mostTimes) {
    throw refuse.mandate_limit({
      mostMinor: Number(limits.mostMinor),
      leftMinor: Number(limits.mostInPeriodMinor - used.minor),
      leftTimes: limits.mostTimes - used.times,
    });
  }
  return used;
}
