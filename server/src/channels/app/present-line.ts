import type { appRoutes } from '@lowu/contract/app';
import type { Static } from 'typebox';
import type { Zone } from '#base';
import { type Allowance, type Catalog, planOf } from '#catalog';
import type { LoanStanding } from '#emergency-credits';
import type { AccountBalance } from '#ledger';
import type { NextCharge } from '#packs';
import { checkDigitOfNumber } from '#sales';
import type { Line } from '#subscribers';
import type { TopupId } from '#topups';
import { hkd } from '#platform/http';
import { presentLife, presentMoneyOf } from './present-balance.ts';
import { presentUnits } from './present-units.ts';

type LineAnswer = Static<(typeof appRoutes)['listLines']['answer']>['lines'][number];

export interface LineParts {
  readonly line: Line;
  readonly balance: AccountBalance;
  readonly catalog: Catalog;
  readonly openTopup: TopupId | null;
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
  const plan = planOf(catalog, line.plan);
  return {
    id: line.id,
    label: line.label,
    numbers: line.numbers.map((one) => ({ ...one, checkDigit: checkDigitOfNumber(one.number) })),
    plan: { code: plan.code, name: plan.name },
    ...presentLife(line.validUntil, nowMs, catalog.lifeCycle),
    zone: parts.zone,
    balance: presentMoneyOf(balance, lowBalanceMinor),
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
    openTopup,
  };
}
