import { isoTime } from '#base';
import type { Tx } from '#platform/postgres';
import { type AwaitedAccount, knownInText } from './awaited.ts';
import { insertAwaited } from './store/awaited.ts';

interface NewAwaited {
  readonly cause: string;
  /** Under which its payer sends it, as they have told us. */
  readonly reference: string;
  readonly account: AwaitedAccount;
  /** Minor units of HKD. */
  readonly amount: bigint;
}

/**
 * Has a credit of our bank waited for that names a reference, for exactly its money. Under one that
 * is too short to be looked for nothing is awaited.
 */
export async function awaitCredit(tx: Tx, { cause, reference, ...of }: NewAwaited): Promise<void> {
  const known = knownInText(reference);
  if (known === undefined) return;
  await tx.query(insertAwaited, [cause, known, of.account, of.amount, isoTime(tx.nowMs)]);
}
