import { hongKongDay, type InstantMs } from '#base';
import type { PaymentCaptured } from '#payments';
import type { Tx } from '#platform/postgres';
import { collectionsOf } from './load-collections.ts';
import { note, saveMandate } from './load-mandates.ts';
import { type Mandate, type MandateId, usedNow } from './mandate.ts';
import { dueFrom, nextDue } from './terms.ts';

/**
 * The money has come: the mandate is free for the next payment, and its declines are forgotten. Of
 * one that was taken to have failed the limits were given back; it counts after all, in the period
 * that runs when we learn of it, so that never more is taken than was agreed to.
 */
export async function noteCollected(tx: Tx, captured: readonly PaymentCaptured[]): Promise<void> {
  // Two that come together are of one mandate also when each was loaded for itself.
  const after = new Map<MandateId, Mandate>();
  for (const { mandate: loaded, attempt, amount } of await collectionsOf(tx, captured)) {
    const mandate = after.get(loaded.id) ?? loaded;
    note(tx, mandate, 'collected', { attempt, amount });
    const isLate = mandate.openAttempt !== attempt;
    const openAttempt = isLate ? mandate.openAttempt : null;
    const calm = { declines: 0, lastDecline: null, restsUntil: null };
    const { planDue, terms } = mandate;
    const today = hongKongDay(tx.nowMs);
    const next =
      terms.plan && planDue ? nextDue(terms.plan, dueFrom(terms.plan, planDue, today)) : planDue;
    const used = isLate ? usedLate(mandate, amount, tx.nowMs) : {};
    const collected = { ...mandate, ...calm, ...used, openAttempt, planDue: next };
    after.set(mandate.id, { ...collected, collectedAt: tx.nowMs });
  }
  for (const mandate of after.values()) saveMandate(tx, mandate);
}

function usedLate(
  mandate: Mandate,
  amount: bigint,
  nowMs: InstantMs,
): Pick<Mandate, 'periodFrom' | 'usedMinor' | 'usedTimes'> {
  const { from, minor, times } = usedNow(mandate, nowMs);
  return { periodFrom: from, usedMinor: minor + amount, usedTimes: times + 1 };
}
