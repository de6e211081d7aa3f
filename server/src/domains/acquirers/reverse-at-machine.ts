import { type HongKongDay, idFrom, isoTime, slotFor } from '#base';
import { moveBetweenSystem } from '#ledger';
import type { Context } from '#platform/context';
import { reverseSold } from '#topups';
import { type Acquirer, accountOfAcquirer } from './acquirer.ts';
import { datedToday } from './dated-today.ts';
import { reversedBeforeRow } from './exchange-rows.ts';
import { causeOfExchange, claims, keyOfExchange, type WantedReversal } from './exchange.ts';
import { insertExchanges, lockExchange, markReversed } from './store/exchanges.ts';

export interface Reversal {
  /** `unknown`: it is remembered, and what it reverses will be refused. */
  readonly outcome: 'reversed' | 'nothing_sold' | 'unknown';
  /** The business day on which it counts. */
  readonly countedOn: HongKongDay;
}

/**
 * Takes a sale back because the machine never had our answer, or could not act on it. However often
 * it comes, it is done once and answered the same: with the business day of the first time, too, or
 * an answer that was lost before a cut-over would leave the two sides' totals apart.
 */
export function reverseAtMachine(
  context: Context,
  known: Acquirer,
  wanted: WantedReversal,
): Promise<Reversal> {
  const key = keyOfExchange(known.code, wanted.name);
  const slot = slotFor(key);
  return context.db.transaction(async (tx): Promise<Reversal> => {
    const [acquirer] = await datedToday(tx, [known]);
    const [row] = await tx.query(lockExchange, [slot, key]);
    const countedOn = row?.reversedDay ?? acquirer.businessDay;
    if (!row) {
      tx.append(insertExchanges, reversedBeforeRow(tx, { acquirer, key }, wanted));
      return { outcome: 'unknown', countedOn };
    }
    if (row.state === 'reversed_before') return { outcome: 'unknown', countedOn };
    if (row.state === 'sold') {
      await reverseSold(tx, {
        topup: idFrom('top', row.topup ?? ''),
        maker: acquirer.id,
        reason: 'reversed by the cash machine',
        into: accountOfAcquirer(acquirer.code),
      });
    }
    if (row.state === 'owed') {
      const reason = { code: 'atm_claim_back', cause: causeOfExchange(key) };
      const amount = { unit: 'HKD', amount: row.value } as const;
      moveBetweenSystem(tx, slot, claims, accountOfAcquirer(acquirer.code), amount, reason);
    }
    await tx.query(markReversed, [slot, key, countedOn, isoTime(tx.nowMs)]);
    return { outcome: row.state === 'refused' ? 'nothing_sold' : 'reversed', countedOn };
  });
}
