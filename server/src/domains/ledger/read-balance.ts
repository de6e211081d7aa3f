import { type InstantMs, slotOf, type Unit, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { AccountId } from './account.ts';
import { type Bucket, isAlive } from './bucket.ts';
import { refuse } from './refusals.ts';
import { readBuckets } from './store/buckets.ts';
import { readBalancesAt } from './store/transfers.ts';

/** Per unit: total = available + held, over the buckets that have not expired. */
export interface UnitBalance {
  readonly unit: Unit;
  readonly total: bigint;
  readonly available: bigint;
  readonly held: bigint;
}

export interface AccountBalance {
  readonly units: readonly UnitBalance[];
  readonly buckets: readonly Bucket[];
}

export function balanceOf(buckets: readonly Bucket[], atMs: InstantMs): AccountBalance {
  const alive = buckets.filter((bucket) => isAlive(bucket, atMs));
  const units = [...new Set(alive.map((bucket) => bucket.unit))].map((unit) => {
    const of = alive.filter((bucket) => bucket.unit === unit);
    const total = of.reduce((sum, bucket) => sum + bucket.balance, 0n);
    const held = of.reduce((sum, bucket) => sum + bucket.held, 0n);
    return { unit, total, held, available: total - held };
  });
  return { units, buckets: alive };
}

/** The balance now. Refuses with `account_unknown`. */
export async function readBalance(context: Context, account: AccountId): Promise<AccountBalance> {
  const buckets = await context.db.read(readBuckets, [slotOf(account), uuidOf(account)]);
  if (buckets.length === 0) throw refuse.account_unknown({ account });
  return balanceOf(buckets, context.clock.now());
}

/** Totals per unit as they stood at a past instant, from the transfers recorded until then. */
export async function readBalanceAt(
  context: Context,
  account: AccountId,
  atMs: InstantMs,
): Promise<ReadonlyMap<string, bigint>> {
  const at = new Date(atMs).toISOString();
  const rows = await context.db.read(readBalancesAt, [slotOf(account), uuidOf(account), at]);
  const totals = new Map<string, bigint>();
  for (const { unit, balanceAfter } of rows) {
    totals.set(unit, (totals.get(unit) ?? 0n) + balanceAfter);
  }
  return totals;
}
