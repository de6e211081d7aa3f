import { dayMs, isoTime } from '#base';
import type { Context } from '#platform/context';
import { putBack } from './put-back.ts';
import { promotionSettings } from './settings.ts';
import { releaseBenefits as release } from './store/benefits.ts';

const atOnce = 500;

/**
 * Frees what orders had reserved of which nobody ever learnt whether they are paid; what is proved
 * is freed at once. An order whose money comes late is credited with what it was promised.
 */
export async function releaseBenefits(context: Context): Promise<void> {
  const days = context.settings().get(promotionSettings.releaseDays);
  for (;;) {
    const released = await context.db.transaction(async (tx) => {
      const rows = await tx.query(release, [isoTime(tx.nowMs - days * dayMs), atOnce]);
      await putBack(tx, rows);
      return rows.length;
    });
    if (released < atOnce) return;
  }
}
