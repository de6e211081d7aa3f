import type { InstantMs, Unit } from '#base';
import { isAlive, type SeenBucket } from './bucket.ts';

/** Per unit: total = available + held, over the buckets that have not expired. */
export interface UnitBalance {
  readonly unit: Unit;
  readonly total: bigint;
  readonly available: bigint;
  readonly held: bigint;
}

export interface AccountBalance {
  readonly units: readonly UnitBalance[];
  readonly buckets: readonly SeenBucket[];
}

export function balanceOf(buckets: readonly SeenBucket[], atMs: InstantMs): AccountBalance {
  const alive = buckets.filter((bucket) => isAlive(bucket, atMs));
  const units = [...new Set(alive.map((bucket) => bucket.unit))].map((unit) => {
    const of = alive.filter((bucket) => bucket.unit === unit);
    const total = of.reduce((sum, bucket) => sum + bucket.balance, 0n);
    const held = of.reduce((sum, bucket) => sum + bucket.held, 0n);
    return { unit, total, held, available: total - held };
  });
  return { units, buckets: alive };
}

/** The HKD of a balance as a person reads it; bonus is what was given and not paid for. */
export function moneyIn({ buckets }: AccountBalance): {
  readonly total: bigint;
  readonly bonus: bigint;
  readonly reserved: bigint;
} {
  let [total, bonus, reserved] = [0n, 0n, 0n];
  for (const { unit, source, balance, held } of buckets) {
    if (unit !== 'HKD') continue;
    total += balance;
    reserved += held;
    if (source === 'promotion') bonus += balance;
  }
  return { total, bonus, reserved };
}
