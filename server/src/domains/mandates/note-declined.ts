import { uuidOf } from '#base';
import { declineKindOf, type PaymentOutcome } from '#payments';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { endMandate } from './end-mandate.ts';
import { collectionDeclined, mandateSuspended } from './facts.ts';
import { type Collection, collectionsOf } from './load-collections.ts';
import { note, saveMandate } from './load-mandates.ts';
import { afterDecline, isEnded, type Mandate } from './mandate.ts';
import { giveNoticesBack } from './store/advance-notices.ts';

/**
 * Proof that no money comes: what it used of the limits is free again, and what now depends on why.
 */
export async function noteDeclined(tx: Tx, closed: readonly PaymentOutcome[]): Promise<void> {
  const byAttempt = new Map(closed.map((outcome) => [outcome.attempt, outcome]));
  for (const collection of await collectionsOf(tx, closed)) {
    await decline(tx, collection, byAttempt.get(collection.attempt)?.evidence ?? '');
  }
}

async function decline(
  tx: Tx,
  { mandate, attempt, amount }: Collection,
  evidence: string,
): Promise<void> {
  const given = { slot: mandate.slot, mandate: uuidOf(mandate.id), usedBy: uuidOf(attempt) };
  if (mandate.terms.advanceNotice) tx.append(giveNoticesBack, given);
  const reason = /: failed: (\S+)$/.exec(evidence)?.[1];
  const isCounted = mandate.openAttempt === attempt;
  const freed: Mandate = {
    ...mandate,
    openAttempt: isCounted ? null : mandate.openAttempt,
    usedMinor: mandate.usedMinor - (isCounted ? amount : 0n),
    usedTimes: mandate.usedTimes - (isCounted ? 1 : 0),
  };
  // Closed by time or by somebody's wish is no word of the wallet's against it.
  if (reason === undefined || isEnded(mandate)) return saveMandate(tx, freed);
  const declines = mandate.declines + 1;
  const kind = declineKindOf(mandate.provider, reason, declines);
  note(tx, mandate, 'declined', { attempt, amount, reason });
  const after = afterDecline(kind, declines);
  const restsUntil = after.does === 'rest' ? tx.nowMs + after.forMs : null;
  const declined: Mandate = { ...freed, declines, lastDecline: reason, restsUntil };
  const { id, owner } = mandate;
  await tell(tx, collectionDeclined, [
    { mandate: id, owner, attempt, amountMinor: amount, kind, restsUntil },
  ]);
  if (after.does === 'end') {
    await endMandate(tx, declined, 'provider', reason);
    return;
  }
  if (after.does !== 'suspend') return saveMandate(tx, declined);
  note(tx, mandate, 'suspended', { reason });
  saveMandate(tx, { ...declined, state: 'suspended' });
  await tell(tx, mandateSuspended, [{ mandate: id, owner }]);
}
