import type { appRoutes } from '@lowu/contract/app';
import type { Static } from 'typebox';
import { hongKongDay, type Zone } from '#base';
import { type Allowance, type Catalog, planOf } from '#catalog';
import type { LoanStanding } from '#emergency-credits';
import type { AccountBalance, Bucket } from '#ledger';
import type { NextCharge } from '#packs';
import { daysLeft, type Line, lifeCycleAt } from '#subscribers';
import type { Topup } from '#topups';
import { hkd } from './present.ts';
import { presentUnits } from './present-units.ts';

type LineAnswer = Static<(typeof appRoutes)['listLines']['answer']>['lines'][number];

export interface LineParts {
  readonly line: Line;
  readonly balance: AccountBalance;
  readonly catalog: Catalog;
  readonly openTopup: Topup | undefined;
  /** What its running packs and periods came with. */
  readonly included: readonly Allowance[];
  readonly nextCharge: NextCharge | null;
  readonly loan: LoanStanding;
  /** Where it was seen last. */
  readonly zone: Zone | null;
  readonly lowBalanceMinor: bigint;
  readonly nowMs: number;
}

/** A line as its owner sees it on the first screen. */
export function presentLine(parts: LineParts): LineAnswer {
  const { line, balance, catalog, openTopup, lowBalanceMinor, nowMs } = parts;
  const { state, endsAt } = lifeCycleAt(line.validUntil, nowMs, catalog.lifeCycle);
  const plan = planOf(catalog, line.plan);
  const money = balance.buckets.filter((bucket) => bucket.unit === 'HKD');
  const bonus = sum(money.filter((bucket) => bucket.source === 'promotion'));
  const total = sum(money);
  const reserved = money.reduce((held, bucket) => held + bucket.held, 0n);
  return {
    id: line.id,
    label: line.label,
    numbers: line.numbers.map((one) => ({ ...one })),
    plan: { code: plan.code, name: plan.name },
    state,
    zone: parts.zone,
    validUntil: line.validUntil === null ? null : hongKongDay(line.validUntil),
    daysLeft: daysLeft(line.validUntil, nowMs),
    stateEnds: endsAt === null ? null : hongKongDay(endsAt),
    balance: {
      cash: hkd(total - bonus),
      bonus: hkd(bonus),
      reserved: hkd(reserved),
      available: hkd(total - reserved),
      total: hkd(total),
      isLow: total <= lowBalanceMinor,
    },
    units: presentUnits(balance.buckets, parts.included),
    emergencyCredit: {
      amount: hkd(parts.loan.amountMinor),
      canBorrow: parts.loan.obstacle === null,
      owed: parts.loan.open && hkd(parts.loan.open.outstandingMinor),
    },
    nextFee: parts.nextCharge && {
      amount: hkd(parts.nextCharge.priceMinor),
      day: parts.nextCharge.day,
      reason: parts.nextCharge.name,
    },
    openTopup: openTopup?.id ?? null,
  };
}

function sum(buckets: readonly Bucket[]): bigint {
  return buckets.reduce((total, bucket) => total + bucket.balance, 0n);
}
