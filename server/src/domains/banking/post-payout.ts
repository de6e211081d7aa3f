import { type Currency, isCurrency, slotFor } from '#base';
import { moveBetweenSystem, readSystemBalances, type Reason } from '#ledger';
import type { Tx } from '#platform/postgres';
import type { Entry } from './entry.ts';
import { exchangeDifference } from './exchange.ts';
import { postEntry } from './post.ts';

/**
 * A provider has settled: its clearing account goes down by what it settled, and our bank up by
 * what came. Where the two are in different currencies, what was gained or lost against the average
 * cost of the money taken is posted as an exchange difference.
 */
export async function postPayout(
  tx: Tx,
  entry: Entry,
  settled: { readonly amount: bigint; readonly currency: string },
): Promise<void> {
  const connector = entry.subject ?? '';
  if (settled.currency === entry.currency || !isCurrency(settled.currency)) {
    postEntry(tx, entry, `clearing:${connector}`, 'payout');
    return;
  }
  const { amount, currency: foreign } = settled;
  const reason: Reason = { code: 'payout', cause: entry.id, effectiveAt: entry.bookedAt };
  const difference = await differenceOf(tx, entry, amount, foreign);
  const slot = slotFor(entry.connector);
  const out = { unit: foreign, amount };
  moveBetweenSystem(tx, slot, `fx:${foreign}`, `clearing:${connector}`, out, reason);
  postEntry(tx, entry, `fx:${entry.currency}`, 'payout');
  if (difference === 0n) return;
  const home = `fx:${entry.currency}` as const;
  const [debited, credited] =
    difference > 0n
      ? [home, 'exchange_difference' as const]
      : ['exchange_difference' as const, home];
  const moved = { unit: entry.currency, amount: difference > 0n ? difference : -difference };
  moveBetweenSystem(tx, slot, debited, credited, moved, { ...reason, code: 'exchange' });
}

/** The two `fx` accounts are the position: credited what was taken, debited what was given. */
async function differenceOf(
  tx: Tx,
  entry: Entry,
  settledMinor: bigint,
  foreign: Currency,
): Promise<bigint> {
  const balances = await readSystemBalances(tx, [`fx:${foreign}`, `fx:${entry.currency}`]);
  const takenMinor = -(balances.get(`fx:${foreign} ${foreign}`) ?? 0n);
  const givenMinor = balances.get(`fx:${entry.currency} ${entry.currency}`) ?? 0n;
  return exchangeDifference({ takenMinor, givenMinor }, settledMinor, entry.amount);
}
