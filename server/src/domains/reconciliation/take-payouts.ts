import { isCurrency } from '#base';
import type { PayoutArrived } from '#banking';
import type { Tx } from '#platform/postgres';
import { exchangePayout } from './exchange-payout.ts';
import { loadExchanging } from './load-exchanging.ts';
import { nothingKnown, notePayout } from './kept-payouts.ts';
import { settleBatches } from './settle-batches.ts';
import { lockSettling } from './store/batches.ts';

/** What a provider has paid out is held against the days that it owes us for. */
export async function takePayouts(tx: Tx, arrived: readonly PayoutArrived[]): Promise<void> {
  const connectors = new Set(arrived.map(({ connector }) => connector));
  for (const connector of [...connectors].sort()) await tx.query(lockSettling, [connector]);
  for (const one of arrived) {
    const { entry: id, connector, amount: cameAmount, currency: cameCurrency } = one;
    const { bookedAt: cameAt, named, instructed } = one;
    const came = { id, connector, cameAmount, cameCurrency, cameAt, named };
    const payout = { ...came, ...nothingKnown };
    const isExchanged = instructed !== null && instructed.currency !== cameCurrency;
    if (isExchanged && isCurrency(instructed.currency)) {
      const settled = { amount: instructed.amount, currency: instructed.currency };
      const exchanging = await loadExchanging(tx, payout, settled.currency);
      const lacking = await exchangePayout(tx, payout, settled, exchanging);
      await notePayout(tx, { ...payout, ...settled, lacking });
    } else {
      await notePayout(tx, payout);
    }
  }
  for (const connector of connectors) await settleBatches(tx, connector, { isTold: true });
}
