import type { Currency, InstantMs } from '#base';
import type { Tx } from '#platform/postgres';
import type { DayKey } from './day.ts';
import { nothingKnown, notePayout } from './kept-payouts.ts';
import { type BilledRow, readBilledPayouts } from './store/payouts.ts';

/** A row of a bill about a payout; `number` is the provider's. */
export interface BilledPayout {
  readonly providerNumber: string;
  readonly amount: bigint;
  readonly currency: Currency;
  readonly occurredAt: InstantMs;
}

interface Said {
  readonly number: string;
  readonly currency: Currency;
  /** What came to us. */
  amount: bigint;
  readonly cameAt: InstantMs;
}

/**
 * Where we read no bank, what a bill says was paid out has come. What it says by now of a payout is
 * held against what it said before: the difference is kept beside it, so that the day that it has
 * settled lacks it, or has it over. So is what a later day's bill says of it, such as that it came
 * back. The caller holds the day.
 */
export async function noteBilledPayouts(
  tx: Tx,
  { connector, day }: DayKey,
  items: readonly BilledPayout[],
): Promise<void> {
  const said = saidBy(items);
  const known = await tx.query(readBilledPayouts, [connector, day, [...numbersOf(said)]]);
  for (const { number, currency, cameAt } of known) {
    const key = `${number} ${currency}`;
    if (!said.has(key)) said.set(key, { number, currency, cameAt, amount: 0n });
  }
  for (const { number, currency, amount, cameAt } of said.values()) {
    const ofNumber = known.filter((row) => row.number === number);
    const before = sumOf(ofNumber.filter((row) => row.day === day && row.currency === currency));
    if (amount === before) continue;
    const id = `${connector} ${number}${suffixOf(ofNumber, day)}`;
    const settled = { amount: amount - before, currency };
    const came = { cameAmount: settled.amount, cameCurrency: currency, cameAt, named: '' };
    const told = { number, billDay: day, takesBack: null };
    await notePayout(tx, { ...nothingKnown, ...told, ...came, ...settled, id, connector });
  }
}

function saidBy(items: readonly BilledPayout[]): Map<string, Said> {
  const said = new Map<string, Said>();
  for (const { providerNumber: number, amount, currency, occurredAt: cameAt } of items) {
    const key = `${number} ${currency}`;
    const one = said.get(key) ?? { number, currency, amount: 0n, cameAt };
    // It leaves the provider: what comes to us has the other sign.
    one.amount -= amount;
    said.set(key, one);
  }
  return said;
}

function numbersOf(said: ReadonlyMap<string, Said>): Set<string> {
  return new Set([...said.values()].map(({ number }) => number));
}

function sumOf(rows: readonly BilledRow[]): bigint {
  return rows.reduce((sum, { amount }) => sum + amount, 0n);
}

/** The first is called as its provider calls it. */
function suffixOf(rows: readonly BilledRow[], day: string): string {
  return rows.length === 0 ? '' : ` ${day}.${rows.length}`;
}
