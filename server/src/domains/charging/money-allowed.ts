import type { InstantMs } from '#base';
import { lockedAccount } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf } from '#subscribers';
import type { ChargedLine } from './charged-lines.ts';
import { moneyLeftFor, moneyThere } from './purse.ts';
import type { Terms } from './rating/choose-rate.ts';

/**
 * How much money may still be promised to a use: what is there, as far as guards and packs let.
 * What other sessions have set aside counts as spent, so that together they stay within the limit.
 */
export function moneyAllowed(tx: Tx, line: ChargedLine, terms: Terms, atMs: InstantMs): bigint {
  const there = moneyThere(tx, line, terms.kind, atMs);
  const rest = moneyLeftFor(tx, line, terms, atMs);
  if (rest === null) return there;
  const left = rest - heldMinor(tx, line);
  if (left <= 0n) return 0n;
  return left < there ? left : there;
}

function heldMinor(tx: Tx, { id }: ChargedLine): bigint {
  return lockedAccount(tx, accountOf(id))
    .buckets.filter(({ unit }) => unit === 'HKD')
    .reduce((sum, { held }) => sum + held, 0n);
}
