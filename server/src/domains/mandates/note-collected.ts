import { hongKongDay } from '#base';
import type { PaymentCaptured } from '#payments';
import type { Tx } from '#platform/postgres';
import { collectionsOf } from './load-collections.ts';
import { note, saveMandate } from './load-mandates.ts';
import { dueFrom, nextDue } from './terms.ts';

/** The money has come: the mandate is free for the next payment, and its declines are forgotten. */
export async function noteCollected(tx: Tx, captured: readonly PaymentCaptured[]): Promise<void> {
  for (const { mandate, attempt, amount } of await collectionsOf(tx, captured)) {
    note(tx, mandate, 'collected', { attempt, amount });
    const openAttempt = mandate.openAttempt === attempt ? null : mandate.openAttempt;
    const calm = { declines: 0, lastDecline: null, restsUntil: null };
    const { planDue, terms } = mandate;
    const today = hongKongDay(tx.nowMs);
    const next =
      terms.plan && planDue ? nextDue(terms.plan, dueFrom(terms.plan, planDue, today)) : planDue;
    saveMandate(tx, { ...mandate, ...calm, openAttempt, planDue: next, collectedAt: tx.nowMs });
  }
}
