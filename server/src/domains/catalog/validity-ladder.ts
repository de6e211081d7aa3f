import { amount, checked, list, object, type Shape, wholeNumber } from './shape.ts';

/** From this amount on, a top-up gives the line this many days from the day it is made. */
export interface ValidityRung {
  readonly fromMinor: bigint;
  readonly days: number;
}

/** Rungs rise: paying more never gives fewer days. */
export const ladderShape: Shape<readonly ValidityRung[]> = checked(
  list(object<ValidityRung>({ fromMinor: amount(1n), days: wholeNumber(1, 3_660) }), 1),
  (ladder) =>
    ladder.every((rung, index) => {
      const below = ladder[index - 1];
      return !below || (rung.fromMinor > below.fromMinor && rung.days >= below.days);
    })
      ? undefined
      : 'must rise in amount and must not fall in days',
);

/** The days that a top-up gives; 0 below the lowest rung. */
export function validityDaysFor(ladder: readonly ValidityRung[], amountMinor: bigint): number {
  return ladder.findLast((rung) => amountMinor >= rung.fromMinor)?.days ?? 0;
}
