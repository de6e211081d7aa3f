import type { PaymentCaptured } from '#payments';
import type { Tx } from '#platform/postgres';
import { collectionsOf } from './load-collections.ts';
import { note, saveMandate } from './load-mandates.ts';

/** The money has come: the mandate is free for the next payment, and its declines are forgotten. */
export async function noteCollected(tx: Tx, captured: readonly PaymentCaptured[]): Promise<void> {
  for (const { mandate, attempt, amount } of await collectionsOf(tx, captured)) {
    note(tx, mandate, 'collected', { attempt, amount });
    const openAttempt = mandate.openAttempt === attempt ? null : mandate.openAttempt;
    const calm = { declines: 0, lastDecline: null, restsUntil: null };
    saveMandate(tx, { ...mandate, ...calm, openAttempt });
  }
}
