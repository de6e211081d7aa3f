import { isCurrency } from '#base';
import type { PayoutArrived } from '#banking';
import type { Tx } from '#platform/postgres';
import { exchangeBack } from './exchange-back.ts';
import { exchangePayout } from './exchange-payout.ts';
import { loadExchanging } from './load-exchanging.ts';
import { nothingKnown, notePayout } from './kept-payouts.ts';
import type { Payout } from './payout.ts';
import { settleBatches } from './settle-batches.ts';
import { lockSettling } from './store/batches.ts';
import { readPayout } from './store/payouts.ts';

/**
 * What a provider has paid out is held against the days that it owes us for; what its bank took
 * back is owed for them again.
 */
export async function takePayouts(tx: Tx, arrived: readonly PayoutArrived[]): Promise<void> {
  const connectors = new Set(arrived.map(({ connector }) => connector));
  for (const connector of [...connectors].sort()) await tx.query(lockSettling, [connector]);
  for (const one of arrived) await notePayout(tx, await payoutOf(tx, one));
  for (const connector of connectors) await settleBatches(tx, connector, { isTold: true });
}

async function payoutOf(tx: Tx, one: PayoutArrived): Promise<Payout> {
  const { entry: id, connector, amount: cameAmount, currency: cameCurrency } = one;
  const { bookedAt: cameAt, named, instructed, takesBack } = one;
  const came = { id, connector, cameAmount, cameCurrency, cameAt, named, takesBack };
  const payout = { ...nothingKnown, ...came };
  if (takesBack !== null) return backOf(tx, payout, takesBack);
  const isExchanged = instructed !== null && instructed.currency !== cameCurrency;
  if (!isExchanged || !isCurrency(instructed.currency)) return payout;
  const settled = { amount: instructed.amount, currency: instructed.currency };
  const exchanging = await loadExchanging(tx, payout, settled.currency);
  const lacking = await exchangePayout(tx, payout, settled, exchanging);
  return { ...payout, ...settled, lacking };
}

/** It takes back what the other has settled, where that is known. */
async function backOf(tx: Tx, payout: Payout, takesBack: string): Promise<Payout> {
  const [before] = await tx.query(readPayout, [takesBack]);
  if (!before || before.amount === null || before.currency === null) return payout;
  const settled = { amount: -before.amount, currency: before.currency };
  const back = { ...payout, ...settled, lacking: -before.lacking };
  if (before.currency !== payout.cameCurrency) await exchangeBack(tx, back);
  return back;
}
