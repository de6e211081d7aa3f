import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { OwnerId } from './reach.ts';
import { deleteEmailCheck } from './store/email-checks.ts';
import { putEmails } from './store/reaches.ts';

/** Nothing is sent to this person by e-mail any more, and no address is kept. */
export async function forgetEmail(context: Context, owner: OwnerId): Promise<void> {
  await context.db.transaction(async (tx) => {
    await tx.query(deleteEmailCheck, [slotOf(owner), uuidOf(owner)]);
    const row = { slot: slotOf(owner), owner: uuidOf(owner) };
    tx.append(putEmails, { ...row, email: null, emailConfirmedAt: null });
  });
}
