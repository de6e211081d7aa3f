import type { InstantMs } from '#base';
import { lockedAccount } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf } from '#subscribers';
import type { ChargedLine } from './charged-lines.ts';
import { guardedRest } from './guards.ts';
import { moneyThere } from './purse.ts';
import type { UseKind } from './rating/use-kind.ts';

/**
 * How much money may still be promised to a kind of use: what is there, as far as the guards let.
 * What other sessions have set aside counts as spent, so that together they stay within the limit.
 */
export function moneyAllowed(tx: Tx, line: ChargedLine, kind: UseKind, atMs: InstantMs): bigint {
  const there = moneyThere(tx, line, kind, atMs);
  const rest = guardedRest(line.guards, line.counts, kind, atMs);
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
