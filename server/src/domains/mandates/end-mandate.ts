import { noteEnding } from '#platform/endings';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { mandateEnded } from './facts.ts';
import { note, saveMandate } from './load-mandates.ts';
import { type EndedBy, isEnded, type Mandate } from './mandate.ts';

/** Ends it, in the transaction of whoever learns of it; what is over already stays as it was. */
export async function endMandate(
  tx: Tx,
  mandate: Mandate,
  endedBy: EndedBy,
  reason: string,
): Promise<Mandate> {
  if (isEnded(mandate)) return mandate;
  const { id, owner } = mandate;
  note(tx, mandate, 'revoked', { reason });
  noteEnding(tx, { kind: 'mandate.end', subject: id, details: { endedBy } });
  await tell(tx, mandateEnded, [{ mandate: id, owner, endedBy }]);
  // What its owner or we have stopped is told to the provider until that says so, too.
  const askAt = endedBy !== 'provider' && mandate.sealedToken !== null ? tx.nowMs : null;
  const ended: Mandate = { ...mandate, state: 'revoked', endedAt: tx.nowMs, endedBy, askAt };
  saveMandate(tx, ended);
  return ended;
}
