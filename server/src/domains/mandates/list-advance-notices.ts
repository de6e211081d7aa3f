import { uuidOf } from '#base';
import type { Context } from '#platform/context';
import { advanceNoticeOf, type GivenAdvanceNotice } from './advance-notice.ts';
import type { Mandate } from './mandate.ts';
import { readNoticesOf } from './store/advance-notices.ts';

/** What a mandate's payer was told before payments, newest first, with the proof of it. */
export async function listAdvanceNotices(
  context: Context,
  { slot, id }: Pick<Mandate, 'slot' | 'id'>,
): Promise<GivenAdvanceNotice[]> {
  const rows = await context.db.read(readNoticesOf, [slot, uuidOf(id)]);
  return rows.map(advanceNoticeOf);
}
