import { idFrom, slotOf, uuidOf } from '#base';
import type { AttemptId, PaymentOutcome } from '#payments';
import type { Tx } from '#platform/postgres';
import { lockMandate } from './load-mandates.ts';
import type { Mandate } from './mandate.ts';
import { readCollections } from './store/history.ts';

/** A payment by a mandate, with the mandate locked. */
export interface Collection {
  readonly mandate: Mandate;
  readonly attempt: AttemptId;
  readonly amount: bigint;
}

/** Those of these attempts that mandates pay, each with its mandate locked. */
export async function collectionsOf(
  tx: Tx,
  outcomes: readonly Pick<PaymentOutcome, 'attempt' | 'scene'>[],
): Promise<Collection[]> {
  const keys = outcomes
    .filter(({ scene }) => scene === 'mandate')
    .map(({ attempt }) => ({ slot: slotOf(attempt), attempt: uuidOf(attempt) }));
  if (keys.length === 0) return [];
  const found: Collection[] = [];
  for (const row of await tx.load(readCollections, keys)) {
    const mandate = await lockMandate(tx, idFrom('mdt', row.mandate));
    found.push({ mandate, attempt: idFrom('att', row.attempt), amount: row.amount });
  }
  return found;
}
