import type { Currency } from '#base';
import type { Tx } from '#platform/postgres';
import { nothingKnown, notePayout } from './kept-payouts.ts';

/** Where we read no bank, what a bill says was paid out has come; `number` is the provider's. */
export async function noteBilledPayout(
  tx: Tx,
  connector: string,
  item: {
    readonly providerNumber: string;
    readonly amount: bigint;
    readonly currency: Currency;
    readonly occurredAt: number;
  },
): Promise<void> {
  const { providerNumber, currency, occurredAt: cameAt } = item;
  // It leaves the provider: what comes to us has the other sign.
  const amount = -item.amount;
  if (amount === 0n) return;
  const came = { cameAmount: amount, cameCurrency: currency, cameAt, named: '' };
  const id = `${connector} ${providerNumber}`;
  await notePayout(tx, { ...nothingKnown, ...came, id, connector, amount, currency });
}
