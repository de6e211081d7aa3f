import { hongKongDay, majorOf } from '#base';
import type { Statement } from './read-statement.ts';

/** What is held of an entry, as it was first told. */
export interface Held {
  readonly amount: bigint;
  readonly currency: string;
}

/**
 * In what a statement contradicts itself, or what the bank has told of its day before ($known, and
 * all that is held of the day). Such a statement proves nothing by its balances.
 */
export function differencesIn(
  { day, entries, totals }: Statement,
  known: ReadonlyMap<string, Held>,
  heldOfDay: readonly string[],
): string[] {
  const found: string[] = [];
  const printed = new Set<string>();
  let moved = 0n;
  for (const { bankReference, amountMinor, currency, bookedAt } of entries) {
    moved += amountMinor;
    if (printed.has(bankReference)) found.push(`${bankReference} stands there twice`);
    printed.add(bankReference);
    const held = known.get(bankReference);
    if (held && (held.amount !== amountMinor || held.currency !== currency)) {
      found.push(`${bankReference} was ${majorOf(held.amount)} ${held.currency}`);
    }
    if (currency !== (totals?.currency ?? currency)) {
      found.push(`${bankReference} is in ${currency}`);
    }
    if (hongKongDay(bookedAt) !== day) found.push(`${bankReference} is of another day`);
  }
  for (const reference of heldOfDay) {
    if (!printed.has(reference)) found.push(`${reference} is not there`);
  }
  const { openingMinor, closingMinor, entries: count } = totals ?? {};
  const hasBalances = openingMinor !== undefined && closingMinor !== undefined;
  if (hasBalances && closingMinor - openingMinor !== moved) {
    found.push(`${majorOf(closingMinor - openingMinor)} by its balances, not ${majorOf(moved)}`);
  }
  if (count !== undefined && count !== entries.length) {
    found.push(`${count} entries by its totals, not ${entries.length}`);
  }
  return found;
}
