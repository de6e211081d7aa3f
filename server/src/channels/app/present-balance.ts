import type { appRoutes } from '@lowu/contract/app';
import type { Static } from 'typebox';
import { hongKongDay, isoTime, toNumber, zonesOf } from '#base';
import type { LifeCycleDays } from '#catalog';
import { type AccountBalance, moneyIn, type SeenBucket } from '#ledger';
import { daysLeft, lifeCycleAt } from '#subscribers';
import { hkd } from '#platform/http';

type BalanceAnswer = Static<(typeof appRoutes)['readBalance']['answer']>;
type Lot = BalanceAnswer['lots'][number];

/** How a line lives at an instant, and until when. */
export function presentLife(validUntil: number | null, nowMs: number, days: LifeCycleDays) {
  const { state, endsAt } = lifeCycleAt(validUntil, nowMs, days);
  return {
    state,
    validUntil: validUntil === null ? null : hongKongDay(validUntil),
    daysLeft: daysLeft(validUntil, nowMs),
    stateEnds: endsAt === null ? null : hongKongDay(endsAt),
  };
}

/** The money of a balance as a person reads it. */
export function presentMoneyOf(
  given: AccountBalance,
  lowBalanceMinor: bigint,
): BalanceAnswer['balance'] {
  const { total, bonus, reserved } = moneyIn(given);
  return {
    cash: hkd(total - bonus),
    bonus: hkd(bonus),
    reserved: hkd(reserved),
    available: hkd(total - reserved),
    total: hkd(total),
    isLow: total <= lowBalanceMinor,
  };
}

/** What there is, by kind, unit, zones and end; what ends first stands first. */
export function presentLots({ buckets }: AccountBalance): readonly Lot[] {
  const filled = buckets.filter(({ balance }) => balance > 0n);
  const groups = Map.groupBy(filled, (bucket) =>
    [kindOf(bucket), bucket.unit, bucket.zones, bucket.expiresAt].join(' '),
  );
  return [...groups.values()]
    .sort(([one], [other]) => endOf(one) - endOf(other))
    .flatMap((group) => lotOf(group));
}

function lotOf(group: readonly SeenBucket[]): readonly Lot[] {
  const [first] = group;
  if (!first) return [];
  return [
    {
      kind: kindOf(first),
      unit: first.unit,
      zones: zonesOf(first.zones),
      left: toNumber(group.reduce((sum, { balance }) => sum + balance, 0n)),
      reserved: toNumber(group.reduce((sum, { held }) => sum + held, 0n)),
      expiresAt: first.expiresAt === null ? null : isoTime(first.expiresAt),
    },
  ];
}

function endOf(bucket: SeenBucket | undefined): number {
  return bucket?.expiresAt ?? Number.MAX_VALUE;
}

function kindOf({ unit, source }: SeenBucket): Lot['kind'] {
  if (unit !== 'HKD' && unit !== 'CNY') return 'pack';
  if (source === 'promotion') return 'bonus';
  return source === 'credit' ? 'loan' : 'cash';
}
