import { coded, hongKongDay, majorOf } from '#base';
import type { Statement } from './read-statement.ts';

/** What is held of an entry, as it was first told. */
export interface Held {
  readonly amount: bigint;
  readonly currency: string;
}

/**
 * In what a statement contradicts itself, or what the bank has told of its day before ($known, and
 * all that is held of the day), in the words of `StatementProblem`. Such a statement proves nothing
 * by its balances.
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
    const reference = bankReference;
    if (printed.has(bankReference)) found.push(coded('statement_twice', { reference }));
    printed.add(bankReference);
    const held = known.get(bankReference);
    if (held && (held.amount !== amountMinor || held.currency !== currency)) {
      const amount = majorOf(held.amount);
      found.push(coded('statement_was', { reference, amount, currency: held.currency }));
    }
    if (currency !== (totals?.currency ?? currency)) {
      found.push(coded('statement_currency', { reference, currency }));
    }
    if (hongKongDay(bookedAt) !== day) found.push(coded('statement_other_day', { reference }));
  }
  for (const reference of heldOfDay) {
    if (!printed.has(reference)) found.push(coded('statement_lacks', { reference }));
  }
  const { openingMinor, closingMinor, entries: count } = totals ?? {};
  const hasBalances = openingMinor !== undefined && closingMinor !== undefined;
  if (hasBalances && closingMinor - openingMinor !== moved) {
    const told = majorOf(closingMinor - openingMinor);
    found.push(coded('statement_balances', { told, moved: majorOf(moved) }));
  }
  if (count !== undefined && count !== entries.length) {
    found.push(coded('statement_count', { told: count, read: entries.length }));
  }
  return found;
}
