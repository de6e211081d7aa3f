import { slotOf, uuidOf } from '#base';
import { setMoneyLevels } from '#charging';
import type { Context } from '#platform/context';
import { type LineId, subscriberSettings } from '#subscribers';
import { refuse } from './refusals.ts';
import { saveWishes } from './store.ts';
import type { Wish } from './wish.ts';

export interface RemindersToSet extends Wish {
  /** Levels of money, in minor units of HKD; none for no word about it. */
  readonly levels: readonly bigint[];
}

/**
 * What a line's owner is reminded of from now on, in place of what was set before. Refuses with
 * `reminder_day_unknown` a day on which lines are not looked at.
 */
export async function setReminders(
  context: Context,
  line: LineId,
  { levels, daysAhead, switchedOff }: RemindersToSet,
): Promise<void> {
  const offered = context.settings().get(subscriberSettings.toldAheadDays);
  const unknown = daysAhead.find((one) => !offered.includes(one));
  if (unknown !== undefined) throw refuse.reminder_day_unknown({ day: unknown });
  await context.db.transaction(async (tx) => {
    setMoneyLevels(tx, line, levels);
    tx.append(saveWishes, {
      slot: slotOf(line),
      line: uuidOf(line),
      daysAhead: `{${[...new Set(daysAhead)].join(',')}}`,
      switchedOff: `{${[...new Set(switchedOff)].join(',')}}`,
    });
  });
}
