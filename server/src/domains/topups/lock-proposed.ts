import type { Tx } from '#platform/postgres';
import { type ClawBack, type ClawBackId, type Gone, goneOf } from './claw-back.ts';
import { loadClawBacks } from './kept-claw-backs.ts';
import { lockWithPayments } from './lock-with-payments.ts';
import { refuse } from './refusals.ts';
import type { LockedTopup, TopupId } from './topup.ts';

interface Proposed {
  readonly topup: LockedTopup;
  readonly proposal: ClawBack;
  /** What has left the order before. */
  readonly gone: Gone;
}

/** A refund that waits for its second person, under the lock of its order. */
export async function lockProposed(tx: Tx, id: TopupId, refund: ClawBackId): Promise<Proposed> {
  const topup = (await lockWithPayments(tx, [id])).get(id);
  if (!topup) throw refuse.topup_unknown();
  const all = (await loadClawBacks(tx, [id])).get(id) ?? [];
  const proposal = all.find((one) => one.id === refund);
  if (proposal?.state !== 'proposed') throw refuse.refund_not_proposed();
  return { topup, proposal, gone: goneOf(all) };
}
