import { type Words, type Zone, type ZoneMask, zones, zonesOf } from '#base';
import {
  amount,
  checked,
  code,
  coded,
  list,
  nullOr,
  object,
  oneOf,
  optional,
  type Shape,
  timeOfDay,
  wholeNumber,
  words,
  yesOrNo,
  zoneSet,
} from './shape.ts';

export type Service = 'voice' | 'sms' | 'data';

/**
 * Where a call or message goes; several home places are told apart because they cost differently.
 */
export type Destination = 'HK' | 'CN' | 'MO' | 'TW' | 'OTHER';
export const destinations: readonly Destination[] = ['HK', 'CN', 'MO', 'TW', 'OTHER'];

/**
 * A part of the day in Hong Kong, wherever the line is: `[from, until)` in minutes since midnight,
 * over midnight where `until` is not after `from`.
 */
export interface TariffTime {
  readonly code: string;
  /** What a person reads: "off-peak". Null in catalogues from before it could be said. */
  readonly name: Words | null;
  readonly fromMinute: number;
  readonly untilMinute: number;
}

/** From here on the network is slow, or closed, for the rest of the Hong Kong day. */
export interface Throttle {
  /** Counted like the cap: what units of packs have not paid for, per line, rate and day. */
  readonly afterBytes: bigint;
  /** Null: nothing flows but the page where a pack can be bought. */
  readonly kbps: number | null;
}

/**
 * One price. A charge is `floor(units × priceMinor ÷ per)` of the day's units, each use rounded up
 * to its increments first.
 */
export interface Rate {
  readonly code: string;
  readonly service: Service;
  /** Where the line is. Several zones in one rate share its daily cap. */
  readonly zones: ZoneMask;
  /** Null for data. */
  readonly direction: 'out' | 'in' | null;
  /** Whom it calls or writes to; null where that makes no difference. */
  readonly to: readonly Destination[] | null;
  /** The code of a tariff time; null at all times. */
  readonly time: string | null;
  /** Units of this class pay before money does; null where only money pays. */
  readonly eligibility: string | null;
  readonly connectMinor: bigint;
  readonly priceMinor: bigint;
  /** Seconds, bytes or messages that `priceMinor` buys. */
  readonly per: number;
  /** The first block of a use, and every further one: 60 and 60 seconds are whole minutes. */
  readonly firstUnits: number;
  readonly thenUnits: number;
  readonly dailyCapMinor: bigint | null;
  readonly throttle: Throttle | null;
  /** Off until the subscriber has said yes: nobody pays for a service by not having said no. */
  readonly needsOptIn: boolean;
}

/** Rates that plans share, such as those of the rest of the world. */
export interface Tariff {
  readonly code: string;
  readonly rates: readonly Rate[];
}

export const tariffTimeShape: Shape<TariffTime> = (value, place) => {
  const read = object<{ code: string; name: Words | null; from: number; until: number }>({
    code,
    name: optional(nullOr(words), null),
    from: timeOfDay,
    until: timeOfDay,
  })(value, place);
  return { code: read.code, name: read.name, fromMinute: read.from, untilMinute: read.until };
};

const units = wholeNumber(1, 2 ** 40);

const fields: Shape<Rate> = object<Rate>({
  code,
  service: oneOf('voice', 'sms', 'data'),
  zones: zoneSet,
  direction: optional(nullOr(oneOf('out', 'in')), null),
  to: optional(nullOr(list(oneOf(...destinations), 1)), null),
  time: optional(nullOr(code), null),
  eligibility: optional(nullOr(code), null),
  connectMinor: optional(amount(0n), 0n),
  priceMinor: amount(0n),
  per: units,
  firstUnits: units,
  thenUnits: units,
  dailyCapMinor: optional(nullOr(amount(1n)), null),
  throttle: optional(
    nullOr(object<Throttle>({ afterBytes: amount(0n), kbps: nullOr(wholeNumber(1, 10_000_000)) })),
    null,
  ),
  needsOptIn: optional(yesOrNo, false),
});

const rateShape: Shape<Rate> = checked(fields, ({ service, direction, to, throttle }) => {
  if ((service === 'data') !== (direction === null))
    return 'must have a direction, unless for data';
  if (to !== null && direction !== 'out')
    return 'can tell destinations apart only for what goes out';
  return throttle === null || service === 'data' ? undefined : 'can slow down only data';
});

export const tariffShape: Shape<Tariff> = object<Tariff>({ code, rates: coded(rateShape, 1) });

/** Whether a minute of the day lies in a tariff time. */
export function isAtTime(time: TariffTime, minute: number): boolean {
  const { fromMinute, untilMinute } = time;
  return fromMinute < untilMinute
    ? minute >= fromMinute && minute < untilMinute
    : minute >= fromMinute || minute < untilMinute;
}

/** A kind of use that must have exactly one price at every minute of the day. */
interface Use {
  readonly service: Service;
  readonly zone: Zone;
  readonly direction: 'out' | 'in' | null;
  readonly to: Destination | null;
}

function everyUse(): Use[] {
  return zones.flatMap((zone) => [
    { service: 'data', zone, direction: null, to: null },
    ...(['voice', 'sms'] as const).flatMap((service): Use[] => [
      { service, zone, direction: 'in', to: null },
      ...destinations.map((to): Use => ({ service, zone, direction: 'out', to })),
    ]),
  ]);
}

function isFor(rate: Rate, use: Use): boolean {
  return (
    rate.service === use.service &&
    zonesOf(rate.zones).includes(use.zone) &&
    rate.direction === use.direction &&
    (rate.to === null || use.to === null || rate.to.includes(use.to))
  );
}

const minutesOfDay = 24 * 60;

/**
 * Every kind of use has one price and never two. Data may have none in a zone: it is not sold
 * there, and the network is told so; a call or message without a price would be a surprise.
 */
export function pricingProblems(
  rates: readonly Rate[],
  times: readonly TariffTime[],
): readonly string[] {
  const problems: string[] = [];
  for (const use of everyUse()) {
    const candidates = rates.filter((rate) => isFor(rate, use));
    if (candidates.length === 0 && use.service === 'data') continue;
    const edges = [0, ...times.flatMap((time) => [time.fromMinute, time.untilMinute])];
    for (const minute of new Set(edges.filter((edge) => edge < minutesOfDay))) {
      const found = candidates.filter((rate) => isTimely(rate, times, minute));
      if (found.length === 1) continue;
      const codes = found.map((rate) => rate.code).join(' and ');
      problems.push(`${nameOf(use)} has ${found.length === 0 ? 'no price' : codes}`);
      break;
    }
  }
  return problems;
}

function isTimely(rate: Rate, times: readonly TariffTime[], minute: number): boolean {
  const time = times.find((one) => one.code === rate.time);
  return rate.time === null || (time !== undefined && isAtTime(time, minute));
}

function nameOf({ service, zone, direction, to }: Use): string {
  if (direction === null) return `${service} in ${zone}`;
  return `${service} ${direction} in ${zone}${to === null ? '' : ` to ${to}`}`;
}
