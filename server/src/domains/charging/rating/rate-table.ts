import { type InstantMs, isIn, minuteMs, present, type Unit, type Zone } from '#base';
import { type Catalog, isAtTime, planOf, type Rate, type Service, type TariffTime } from '#catalog';
import type { Spending } from '#ledger';
import { everyKind, numberOf, type UseKind } from './use-kind.ts';

/** A rate made ready for counting: whole numbers of the kind that the books hold. */
export interface ReadyRate extends Omit<Rate, 'per' | 'firstUnits' | 'thenUnits'> {
  readonly unit: Unit;
  readonly per: bigint;
  readonly firstUnits: bigint;
  readonly thenUnits: bigint;
  readonly timeName: TariffTime['name'];
}

/** A part of the Hong Kong day, from its start to the start of the next part or midnight. */
export interface PartOfDay {
  /** Milliseconds since midnight in Hong Kong. */
  readonly startsMs: number;
  readonly rate: ReadyRate;
  /** Which units of packs may pay in this zone; null where only money does. */
  readonly spending: Spending | null;
}

/** The prices of one plan in one version of the catalogue, by the number of a kind of use. */
export interface RateTable {
  /** The catalogue's version and since when it is valid, as `versionInForce` takes them. */
  readonly number: number;
  readonly validFrom: InstantMs;
  readonly plan: string;
  /** Undefined where a service is not sold. The first part of a day begins at midnight. */
  readonly days: readonly (readonly PartOfDay[] | undefined)[];
}

const unitOf: Readonly<Record<Service, Unit>> = { voice: 'SECOND', sms: 'MESSAGE', data: 'BYTE' };

function ready(rate: Rate, times: readonly TariffTime[]): ReadyRate {
  return {
    ...rate,
    unit: unitOf[rate.service],
    per: BigInt(rate.per),
    firstUnits: BigInt(rate.firstUnits),
    thenUnits: BigInt(rate.thenUnits),
    timeName: times.find((time) => time.code === rate.time)?.name ?? null,
  };
}

function isFor(rate: Rate, { service, zone, direction, to }: UseKind): boolean {
  return (
    rate.service === service &&
    isIn(rate.zones, zone) &&
    rate.direction === direction &&
    (rate.to === null || to === null || rate.to.includes(to))
  );
}

function spendingOf({ eligibility, unit }: ReadyRate, zone: Zone): Spending | null {
  return eligibility === null ? null : { unit, zone, eligible: [eligibility] };
}

/** The day of one kind of use. The catalogue has made sure that its times fill the day. */
function dayOf(
  rates: readonly ReadyRate[],
  times: readonly TariffTime[],
  zone: Zone,
): PartOfDay[] | undefined {
  const edges = rates.every(({ time }) => time === null)
    ? [0]
    : [0, ...times.flatMap(({ fromMinute, untilMinute }) => [fromMinute, untilMinute])];
  const parts: PartOfDay[] = [];
  for (const minute of [...new Set(edges)].sort((one, other) => one - other)) {
    const rate = rates.find(({ time: code }) => {
      const time = times.find((one) => one.code === code);
      return code === null || (time !== undefined && isAtTime(time, minute));
    });
    if (!rate) return undefined;
    if (rate === parts.at(-1)?.rate) continue;
    parts.push({ startsMs: minute * minuteMs, rate, spending: spendingOf(rate, zone) });
  }
  return parts;
}

function tableOf(catalog: Catalog, code: string): RateTable {
  const readyRates = new Map(
    planOf(catalog, code).rates.map((rate) => [rate, ready(rate, catalog.times)]),
  );
  const days: (PartOfDay[] | undefined)[] = [];
  for (const kind of everyKind) {
    const rates = [...readyRates].filter(([rate]) => isFor(rate, kind)).map(([, made]) => made);
    days[numberOf(kind)] = dayOf(rates, catalog.times, kind.zone);
  }
  return { number: catalog.version, validFrom: catalog.validFrom, plan: code, days };
}

const made = new WeakMap<Catalog, Map<string, RateTable>>();

/**
 * The table of a plan, made once for each version of the catalogue that the process has read.
 * Refuses with `plan_unknown`.
 */
export function rateTable(catalog: Catalog, plan: string): RateTable {
  const tables = made.get(catalog) ?? new Map<string, RateTable>();
  made.set(catalog, tables);
  if (!tables.has(plan)) tables.set(plan, tableOf(catalog, plan));
  return present(tables.get(plan), 'the table just made');
}
