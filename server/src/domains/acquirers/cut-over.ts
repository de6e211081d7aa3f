import { addDays, type HongKongDay, hongKongDay, isoTime, present } from '#base';
import type { Context } from '#platform/context';
import { type Acquirer, acquirerOf } from './acquirer.ts';
import { refuse } from './refusals.ts';
import { lockAcquirer, moveBusinessDay } from './store/acquirers.ts';

export interface CutOver {
  /** What names its message: when it was sent, and its trace number. */
  readonly name: string;
  /** None where it is not told: then it is the day after. */
  readonly to: HongKongDay | undefined;
}

/**
 * The longest holidays have eight days; days never go back, so a slip would freeze the acquirer.
 */
const mostDaysAhead = 10;

/**
 * Ends the business day: what is sold from now on is of `to`, or of the day after where it is not
 * told. A cut-over that comes again, by its name or by its day, changes nothing; days never go
 * back. Refuses with `cut_over_too_far`.
 */
export function cutOver(
  { db }: Context,
  { code }: Acquirer,
  { name, to }: CutOver,
): Promise<Acquirer> {
  return db.transaction(async (tx) => {
    const [row] = await tx.query(lockAcquirer, [code]);
    const known = present(row, 'an acquirer that was opened');
    const closedDay = known.businessDay;
    const next = to ?? addDays(closedDay, 1);
    if (known.cutOverBy === name || next <= closedDay) return acquirerOf(known);
    if (next > addDays(hongKongDay(tx.nowMs), mostDaysAhead)) throw refuse.cut_over_too_far();
    await tx.query(moveBusinessDay, [code, next, isoTime(tx.nowMs), name, closedDay]);
    return acquirerOf({ ...known, businessDay: next, closedDay });
  });
}
