import { dayMs } from '#base';
import type { Topup } from '#topups';
import type { Caller } from './look.ts';
import { shownNumber } from './shown-number.ts';

/** Orders are shown for 24 months, the leap day included. */
export const listedMs = 731 * dayMs;

/** An order as staff see it. */
export interface StaffTopup {
  readonly topup: Topup;
  /** The number that it was ordered for, as this member of staff may see it. */
  readonly number: string;
}

export function staffTopupOf(caller: Caller, topup: Topup): StaffTopup {
  return { topup, number: shownNumber(caller, topup.number) };
}
