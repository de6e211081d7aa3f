import { slotOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { Maker } from '#topups';
import { clearEmailsOf } from './store/appeals.ts';
import { deleteAttachmentsOf } from './store/attachments.ts';
import { clearWordsOf } from './store/events.ts';

/**
 * Forgets the files and addresses of somebody who is forgotten, and every word that was said in
 * their appeals. What each was about, when it was answered and what that gave stays with the books,
 * as do the amounts, days and receipt codes of its evidence.
 */
export async function forgetRaiser(tx: Tx, raiser: Maker): Promise<void> {
  await tx.query(deleteAttachmentsOf, [slotOf(raiser), raiser]);
  await tx.query(clearWordsOf, [slotOf(raiser), raiser]);
  await tx.query(clearEmailsOf, [slotOf(raiser), raiser]);
}
