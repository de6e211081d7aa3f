import { addDays } from '#base';
import { listBankAccounts } from '#payments';
import type { Context } from '#platform/context';
import { listBilled } from './list-billed.ts';
import { matchDay } from './match-day.ts';
import { reconciliationSettings } from './settings.ts';
import { settleBatches } from './settle-batches.ts';
import { lockSettling } from './store/batches.ts';
import { readAcceptedDays, readStaleDays, readUnresolvedDays } from './store/breaks.ts';

/**
 * Matches days again that have breaks nobody has resolved: what we have heard of meanwhile, by a
 * late notice or a query, closes them by itself; and holds payouts against days again. As far back
 * as bills are fetched, and as far as anything that a break says is so no more. Returns how many
 * days were matched.
 */
export async function rematchOpenDays(context: Context): Promise<number> {
  const billed = await listBilled(context);
  const backDays = context.settings().get(reconciliationSettings.lookBackDays);
  const isBankRead = (await listBankAccounts(context)).length > 0;
  let matched = 0;
  for (const one of billed) {
    const { connector, account, source } = one;
    const since = addDays(source.dayOf(context.clock.now()), -backDays - 1);
    const isOurBank = source.paysOut === 'at_once';
    const [unresolved, stale, accepted] = await Promise.all([
      context.db.read(readUnresolvedDays, [connector, since]),
      context.db.read(readStaleDays, [connector]),
      isOurBank ? context.db.read(readAcceptedDays, [connector, account]) : [],
    ]);
    for (const day of new Set([...unresolved, ...stale, ...accepted].map((found) => found.day))) {
      try {
        await matchDay(context, one, { connector, day }, () => undefined);
        matched += 1;
      } catch (error) {
        context.log.error('a day could not be matched again', { connector, day, error });
      }
    }
    if (!isOurBank) {
      const isTold = source.paysOut === 'told' || isBankRead;
      await context.db.transaction(async (tx) => {
        await tx.query(lockSettling, [connector]);
        await settleBatches(tx, connector, { isTold });
      });
    }
  }
  return matched;
}
