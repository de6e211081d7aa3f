import { dayMs, idFrom, isoTime, slotOf } from '#base';
import type { Context } from '#platform/context';
import { promotionSettings } from './settings.ts';
import { releaseBenefits as release, returnToPersons, returnToSlices } from './store/benefits.ts';

const atOnce = 500;

/**
 * Frees what orders had reserved that were never paid. By days and not by their state: an order
 * whose money comes late is credited with what it was promised.
 */
export async function releaseBenefits(context: Context): Promise<void> {
  const days = context.settings().get(promotionSettings.releaseDays);
  for (;;) {
    const released = await context.db.transaction(async (tx) => {
      const rows = await tx.query(release, [isoTime(tx.nowMs - days * dayMs), atOnce]);
      await tx.load(
        returnToPersons,
        rows.map(({ promotion, person, amount }) => {
          return { slot: slotOf(idFrom('sub', person)), promotion, person, amount };
        }),
      );
      await tx.load(
        returnToSlices,
        rows.map(({ slot, promotion, amount }) => ({ slot, promotion, amount })),
      );
      return rows.length;
    });
    if (released < atOnce) return;
  }
}
