import { slotOf, uuidOf } from '#base';
import { withdrawTransfer } from '#banking';
import type { SystemAccount } from '#ledger';
import type { Tx } from '#platform/postgres';
import type { Break } from './break.ts';
import { disposalOf, loadUnmatchedOf } from './load-unmatched.ts';
import { post } from './post.ts';
import { readPosted } from './store/postings.ts';
import { decideDisposals, readSetOffAgainst } from './store/unmatched.ts';

/**
 * A bill or later word of the money says otherwise: takes back what stands in the books for a
 * break, from where it was booked then, and what was wanted of it and has not been carried out.
 * What is lacking of it then is a hole that stands with the break. The caller holds the break.
 */
export async function takeBackResolution(tx: Tx, of: Break): Promise<void> {
  const { id: cause, connector, day } = of;
  const posted = await tx.query(readPosted, [slotOf(cause), connector, day, cause]);
  for (const { debitAccount, creditAccount, unit: currency, amount } of posted) {
    const moved = creditAccount as SystemAccount;
    const against = debitAccount as SystemAccount;
    post(tx, { connector, day, why: 'resolution', cause, moved, against, currency, amount });
  }
  await dropDisposals(tx, of);
}

async function dropDisposals(tx: Tx, of: Break): Promise<void> {
  const { disposals } = await loadUnmatchedOf(tx, of.id);
  // What was set off is undone on both sides: the other break's money has no owner again.
  const opposite = (await tx.query(readSetOffAgainst, [uuidOf(of.id)])).map(disposalOf);
  for (const { id, way, state, decidedBy } of [...disposals, ...opposite]) {
    const isWithdrawn =
      state === 'proposed' ||
      (state === 'done' && way === 'set_off') ||
      (state === 'done' && way === 'give_back' && (await withdrawTransfer(tx, id)) !== undefined);
    if (!isWithdrawn) continue;
    const key = { slot: slotOf(id), id: uuidOf(id) };
    const decidedAt = tx.nowMs;
    tx.append(decideDisposals, { ...key, state: 'withdrawn', decidedBy, decidedAt });
  }
}
