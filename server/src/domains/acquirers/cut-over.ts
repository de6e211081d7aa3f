import { addDays, type HongKongDay, idFrom, isoTime, present } from '#base';
import type { Context } from '#platform/context';
import type { Acquirer } from './acquirer.ts';
import { lockAcquirer, moveBusinessDay } from './store/acquirers.ts';

/**
 * Ends the business day: what is sold from now on is of `to`, or of the day after where it is not
 * told. A cut-over that comes again changes nothing; days never go back.
 */
export function cutOver(
  { db }: Context,
  { code }: Acquirer,
  to: HongKongDay | undefined,
): Promise<Acquirer> {
  return db.transaction(async (tx) => {
    const [row] = await tx.query(lockAcquirer, [code]);
    const { id, businessDay } = present(row, 'an acquirer that was opened');
    const next = to ?? addDays(businessDay, 1);
    if (next > businessDay) await tx.query(moveBusinessDay, [code, next, isoTime(tx.nowMs)]);
    return { id: idFrom('acq', id), code, businessDay: next > businessDay ? next : businessDay };
  });
}
