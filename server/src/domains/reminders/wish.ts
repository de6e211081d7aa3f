import { idFrom, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { type ReminderGroup, type SwitchableGroup, switchableGroups } from './reminder.ts';
import { readWishesOf } from './store.ts';

/** What the owner of a line wants to be reminded of, beside levels of money. */
export interface Wish {
  /** So many days before the line expires, 0 for its last day, most days first. */
  readonly daysAhead: readonly number[];
  readonly switchedOff: readonly SwitchableGroup[];
}

/** As long as its owner has chosen nothing. */
export const usualWish: Wish = { daysAhead: [30, 7, 5, 1, 0], switchedOff: [] };

/** Of lines whose owners have chosen; all others have the usual. */
export async function readWishes(
  context: Context,
  lines: readonly LineId[],
): Promise<(line: LineId) => Wish> {
  const values = [lines.map(slotOf), lines.map(uuidOf)];
  const rows = await context.db.read(readWishesOf, values);
  const chosen = new Map(
    rows.map(({ line, daysAhead, switchedOff }): [LineId, Wish] => [
      idFrom('lin', line),
      {
        daysAhead: daysAhead ?? usualWish.daysAhead,
        switchedOff: switchableGroups.filter((group) => switchedOff.includes(group)),
      },
    ]),
  );
  return (line) => chosen.get(line) ?? usualWish;
}

export function isSwitchedOff({ switchedOff }: Wish, group: ReminderGroup): boolean {
  return switchedOff.some((one) => one === group);
}
