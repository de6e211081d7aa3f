import type { appRoutes } from '@lowu/contract/app';
import type { Static } from 'typebox';
import { isoTime, toNumber, type Unit, zonesOf } from '#base';
import type { Allowance } from '#catalog';
import type { SeenBucket } from '#ledger';

type Units = Static<(typeof appRoutes)['listLines']['answer']>['lines'][number]['units'];

/**
 * What is left of each kind of unit in each set of zones, beside what it came with: units that were
 * rolled over may make it more than that.
 */
export function presentUnits(
  buckets: readonly SeenBucket[],
  included: readonly Allowance[],
): Units {
  const groups = Map.groupBy(buckets.filter(isOfUnits), ({ unit, zones }) => `${unit} ${zones}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const left = group.reduce((sum, { balance }) => sum + balance, 0n);
    const granted = included
      .filter(({ unit, zones }) => unit === first.unit && zones === first.zones)
      .reduce((sum, { amount }) => sum + amount, 0n);
    const ends = group.flatMap(({ expiresAt }) => expiresAt ?? []);
    return [
      {
        unit: first.unit,
        zones: zonesOf(first.zones),
        left: toNumber(left),
        granted: toNumber(granted > left ? granted : left),
        expiresAt: ends.length > 0 ? isoTime(Math.min(...ends)) : null,
      },
    ];
  });
}

type UnitBucket = SeenBucket & { readonly unit: Exclude<Unit, 'HKD' | 'CNY'> };

function isOfUnits(bucket: SeenBucket): bucket is UnitBucket {
  return bucket.unit !== 'HKD' && bucket.unit !== 'CNY';
}
