import { slotFor } from '#base';
import type { Tx } from '#platform/postgres';
import { endMandate } from './end-mandate.ts';
import { mandateOf, saveMandate } from './load-mandates.ts';
import { isEnded } from './mandate.ts';
import { lockMandatesOf } from './store/mandates.ts';

/**
 * Ends all mandates of an owner who is forgotten, and forgets by which wallet or card they were:
 * the token as well, but where the provider has still to be told with it. That is done by the
 * schedule that tells of stopped ones, until the provider says that it knows.
 */
export async function forgetMandates(tx: Tx, owner: string): Promise<void> {
  for (const row of await tx.query(lockMandatesOf, [slotFor(owner), owner])) {
    const unnamed = { ...mandateOf(row), label: null, sealedGrant: null };
    if (!isEnded(unnamed)) await endMandate(tx, unnamed, 'payer', 'its owner is forgotten');
    else if (unnamed.askAt === null) saveMandate(tx, { ...unnamed, sealedToken: null });
    else saveMandate(tx, unnamed);
  }
}
