import { isoTime } from '#base';
import type { Tx } from '#platform/postgres';
import type { Payout } from './payout.ts';
import { insertPayout } from './store/payouts.ts';

/** What it settles, before that is known. */
export const nothingKnown = {
  amount: null,
  currency: null,
  lacking: 0n,
  fromDay: null,
  untilDay: null,
  number: null,
  billDay: null,
  takesBack: null,
} as const;

/** Keeps a payout; one that is known stays as it is. */
export async function notePayout(tx: Tx, payout: Payout): Promise<void> {
  const { id, connector, cameAmount, cameCurrency, cameAt, named } = payout;
  const { amount, currency, lacking, number, billDay, takesBack } = payout;
  const came = [id, connector, cameAmount, cameCurrency, isoTime(cameAt), named];
  const settled = [amount, currency, lacking, number, billDay, takesBack];
  await tx.query(insertPayout, [...came, ...settled, isoTime(tx.nowMs)]);
}
