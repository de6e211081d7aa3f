import fc, { type Arbitrary } from 'fast-check';
import { startOfDay, type ZoneMask, zoneMask } from '#base';
import type { Catalog, Rate, TariffTime } from '#catalog';
import type { PackUnits, RateTable, UseKind } from '#charging';
import { rateTable } from '#charging';
import { demoCatalog } from './demo-catalog.ts';

/** The days that tests of rating happen on. */
export const firstMidnightMs = startOfDay('2026-07-01');

export const inMainland: ZoneMask = zoneMask('CN');
export const callInMainland: UseKind = {
  service: 'voice',
  zone: 'CN',
  direction: 'out',
  to: 'HK',
};
export const dataInMainland: UseKind = { service: 'data', zone: 'CN', direction: null, to: null };

/** A call in the Mainland at 0.60 a minute, whole minutes; packs may pay. */
export const plainRate: Rate = {
  code: 'plain',
  service: 'voice',
  zones: inMainland,
  direction: 'out',
  to: null,
  time: null,
  eligibility: 'voice',
  connectMinor: 0n,
  priceMinor: 60n,
  per: 60,
  firstUnits: 60,
  thenUnits: 60,
  dailyCapMinor: null,
  throttle: null,
  needsOptIn: false,
};

/** Data in the Mainland at 1.50 a MB, by the kilobyte; packs may pay. */
export const plainData: Rate = {
  ...plainRate,
  code: 'plain_data',
  service: 'data',
  direction: null,
  eligibility: 'data',
  priceMinor: 150n,
  per: 1_048_576,
  firstUnits: 1_024,
  thenUnits: 1_024,
};

/** Office hours and the rest of the day. */
export const dayAndNight: readonly TariffTime[] = [
  { code: 'day', name: null, fromMinute: 9 * 60, untilMinute: 18 * 60 },
  { code: 'night', name: null, fromMinute: 18 * 60, untilMinute: 9 * 60 },
];

/** The prices of a plan with these rates, which need not be whole. */
export function tableOf(
  rates: readonly Rate[],
  { number = 1, validFrom = 0, times = dayAndNight }: Partial<TableOptions> = {},
): RateTable {
  const demo = demoCatalog();
  const [plan] = demo.plans;
  if (!plan) throw new Error('the demo catalogue has no plan');
  const catalog: Catalog = {
    ...demo,
    version: number,
    validFrom,
    times,
    plans: [{ ...plan, code: 'test', rates }],
  };
  return rateTable(catalog, 'test');
}

interface TableOptions {
  readonly number: number;
  readonly validFrom: number;
  readonly times: readonly TariffTime[];
}

export function packOf(
  number: bigint,
  available: bigint,
  rate: Rate,
  expiresAt: number | null = null,
): PackUnits {
  const unit = rate.service === 'data' ? 'BYTE' : 'SECOND';
  const kept = { priority: 100, blocks: false, expiresAt, available };
  return { number, unit, zones: rate.zones, eligibility: 'voice', ...kept };
}

function nullOr<Value>(arbitrary: Arbitrary<Value>): Arbitrary<Value | null> {
  return fc.option(arbitrary, { nil: null });
}

/**
 * Rates of calls or data with small numbers, so that floors, caps and edges are met often. Packs of
 * the class `voice` may pay for some of them.
 */
export const anyRate: Arbitrary<Rate> = fc
  .record({
    isData: fc.boolean(),
    eligibility: fc.constantFrom('voice', null),
    connectMinor: fc.constantFrom(0n, 0n, 7n),
    priceMinor: fc.bigInt({ min: 0n, max: 40n }),
    per: fc.integer({ min: 1, max: 90 }),
    firstUnits: fc.integer({ min: 1, max: 60 }),
    thenUnits: fc.integer({ min: 1, max: 12 }),
    dailyCapMinor: nullOr(fc.bigInt({ min: 1n, max: 2_000n })),
    throttle: nullOr(
      fc.record({
        afterBytes: fc.bigInt({ min: 0n, max: 20_000n }),
        kbps: fc.constantFrom(128, null),
      }),
    ),
  })
  .map(({ isData, throttle, ...rate }) => ({
    ...plainRate,
    ...rate,
    code: isData ? 'any_data' : 'any_call',
    service: isData ? ('data' as const) : ('voice' as const),
    direction: isData ? null : ('out' as const),
    throttle: isData ? throttle : null,
  }));

/** Packs that end at midnight, one or two days from the first, or not at all. */
export function anyPacks(rate: Rate): Arbitrary<PackUnits[]> {
  const midnightMs = fc.constantFrom(1, 2).map((days) => firstMidnightMs + days * 86_400_000 - 1);
  return fc
    .array(fc.tuple(fc.bigInt({ min: 0n, max: 3_000n }), nullOr(midnightMs)), { maxLength: 3 })
    .map((packs) =>
      packs.map(([units, endsMs], index) => packOf(BigInt(index + 1), units, rate, endsMs)),
    );
}

export function kindOf(rate: Rate): UseKind {
  return rate.service === 'data' ? dataInMainland : callInMainland;
}
