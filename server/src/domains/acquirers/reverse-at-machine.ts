import { type HongKongDay, idFrom, isoTime, slotFor } from '#base';
import { moveBetweenSystem } from '#ledger';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { reverseSold } from '#topups';
import { type Acquirer, accountOfAcquirer } from './acquirer.ts';
import { datedToday } from './dated-today.ts';
import { reversedBeforeRow } from './exchange-rows.ts';
import { causeOfExchange, claims, keyOfExchange, type WantedReversal } from './exchange.ts';
import { readAgreedDay } from './store/acquirers.ts';
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
      const soldOn = await soldDay(tx, acquirer, wanted);
      tx.append(insertExchanges, reversedBeforeRow(tx, { acquirer, key }, { ...wanted, soldOn }));
      return { outcome: 'unknown', countedOn };
    }
    if (row.value !== wanted.valueMinor) warnOfAmount(context, known, wanted, row.value);
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

/** A day that both sides have agreed on changes no more: the acquirer did not count it there. */
async function soldDay(
  tx: Tx,
  { code, businessDay }: Acquirer,
  { soldOn }: WantedReversal,
): Promise<HongKongDay> {
  // It cannot have been sold on a day that has not come.
  if (soldOn === undefined || soldOn >= businessDay) return businessDay;
  const [agreed] = await tx.query(readAgreedDay, [code, soldOn]);
  return agreed ? businessDay : soldOn;
}

/** The whole sale is taken back all the same: nothing of it can be left standing. */
function warnOfAmount(
  { log }: Context,
  { code: acquirer }: Acquirer,
  { name: { terminal, trace }, valueMinor }: WantedReversal,
  soldMinor: bigint,
): void {
  const about = { acquirer, terminal, trace, reversedMinor: valueMinor, soldMinor };
  log.warn('a reversal tells another amount than the sale that it takes back', about);
}
