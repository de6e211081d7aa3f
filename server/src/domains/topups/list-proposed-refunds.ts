import { isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { ClawBack, ClawBackId } from './claw-back.ts';
import { clawBackOf } from './kept-claw-backs.ts';
import { refuse } from './refusals.ts';
import { readClawBack, readProposedClawBacks } from './store/claw-backs.ts';

const fromTheFirst = [isoTime(0), '0'.repeat(32)] as const;

/**
 * Refunds that wait for a second person, oldest first, behind one of them where it is named.
 * Refuses with `refund_not_proposed` where nobody ever proposed that one.
 */
export async function listProposedRefunds(
  context: Context,
  limit: number,
  after?: ClawBackId,
): Promise<ClawBack[]> {
  const place = after === undefined ? fromTheFirst : await placeOf(context, after);
  return (await context.db.read(readProposedClawBacks, [...place, limit])).map(clawBackOf);
}

/** Where it stands in the list, also once it is decided. */
async function placeOf({ db }: Context, id: ClawBackId) {
  const [row] = await db.read(readClawBack, [slotOf(id), uuidOf(id)]);
  if (!row) throw refuse.refund_not_proposed();
  return [isoTime(row.openedAt), row.id] as const;
}
