import { hongKongDay, type HongKongDay, hongKongMidnight, idFrom, type InstantMs } from '#base';
import type { Zone } from '#base';
import type { Catalog, Service } from '#catalog';
import type { FundingSource } from '#ledger';
import { termsAt } from './rating/choose-rate.ts';
import { addToDay, type DayCount } from './rating/day-count.ts';
import { type Explanation, explain, type MoneyKind } from './rating/explanation.ts';
import { rateTable } from './rating/rate-table.ts';
import type { UseKind } from './rating/use-kind.ts';
import type { UsageId } from './reported-use.ts';
import type { UsageRow } from './store/usage.ts';

export interface UsageFilter {
  readonly zone?: Zone | undefined;
  readonly service?: Service | undefined;
}

/** One charge as it was recorded. Amounts are minor units of HKD. */
export interface UsageCharge {
  readonly id: UsageId;
  readonly recordedAt: InstantMs;
  /** The Hong Kong day in which it was used. */
  readonly day: HongKongDay;
  readonly fromMs: InstantMs;
  readonly untilMs: InstantMs;
  readonly kind: UseKind;
  readonly usedUnits: bigint;
  /** In whole blocks, and how many of these packs have paid. */
  readonly countedUnits: bigint;
  readonly packUnits: bigint;
  readonly plan: string;
  /** Null where the plan had no price for it: then it cost nothing. */
  readonly rate: string | null;
  readonly version: number;
  readonly amountMinor: bigint;
  /** The part that nothing could pay, and that nobody owes. */
  readonly uncollectedMinor: bigint;
}

/** What of a record a charge is made of, without what only its explanation needs. */
type ChargedRow = Omit<
  UsageRow,
  'connectMinor' | 'unitsBefore' | 'amountBefore' | 'restBefore' | 'paid'
>;

export function chargeOf(row: ChargedRow): UsageCharge {
  const { countedUnits, moneyUnits, usedFrom, usedUntil, catalogVersion } = row;
  const { recordedAt, usedUnits, plan, rate, amountMinor, uncollectedMinor } = row;
  return {
    id: idFrom('use', row.id),
    recordedAt,
    day: hongKongDay(usedFrom),
    fromMs: usedFrom,
    untilMs: usedUntil,
    kind: kindOf(row),
    usedUnits,
    countedUnits,
    packUnits: countedUnits - moneyUnits,
    plan,
    rate,
    version: Number(catalogVersion),
    amountMinor,
    uncollectedMinor,
  };
}

function kindOf({ service, zone, direction, destination }: ChargedRow): UseKind {
  return { service, zone, direction, to: destination };
}

/**
 * Why a recorded charge is what it is: its record is put back into the prices that it was charged
 * by. Null where the plan had no price.
 */
export function explainUsage(
  row: UsageRow,
  catalog: Catalog,
  sources: ReadonlyMap<string, FundingSource>,
): Explanation | null {
  const { usedFrom: fromMs, usedUnits, countedUnits, moneyUnits, connectMinor, amountMinor } = row;
  const terms = termsAt(rateTable(catalog, row.plan), kindOf(row), fromMs);
  if (row.rate === null || terms?.part.rate.code !== row.rate) return null;
  const { rate } = terms.part;
  const before: DayCount = {
    rate: row.rate,
    midnightMs: hongKongMidnight(fromMs),
    units: row.unitsBefore,
    amountMinor: row.amountBefore,
    rest: row.restBefore,
    per: rate.per,
  };
  const after = addToDay(before, rate, moneyUnits, connectMinor);
  const packs = row.paid
    .filter(({ unit }) => unit !== 'HKD')
    .map(({ bucket, amount }) => ({ bucket: BigInt(bucket), units: BigInt(amount) }));
  const money = row.paid
    .filter(({ unit }) => unit === 'HKD')
    .map((part) => ({
      kind: moneyKindOf(sources.get(part.bucket)),
      amountMinor: BigInt(part.amount),
    }));
  const charge = { terms, fromMs, usedUnits, countedUnits, packs, moneyUnits, connectMinor };
  return explain({ ...charge, amountMinor, before, after }, money);
}

function moneyKindOf(source: FundingSource | undefined): MoneyKind {
  if (source === 'promotion') return 'bonus';
  return source === 'credit' ? 'credit' : 'cash';
}
