import type { District, FoundOutlet } from '../../../client/index.ts';

/** Millionths of a degree, as the server writes them. */
export interface Position {
  readonly latitudeMicro: number;
  readonly longitudeMicro: number;
}

const metresPerMicro = 0.111_195;
const minuteMs = 60_000;
const dayMs = 86_400_000;
const minutesADay = 1_440;
const hongKongMs = 8 * 3_600_000;

const microOf = (degrees: number): number => Math.round(degrees * 1_000_000);

export function positionOf({ latitude, longitude }: GeolocationCoordinates): Position {
  return { latitudeMicro: microOf(latitude), longitudeMicro: microOf(longitude) };
}

/** Along flat ground, which within a city is wrong by less than a metre. */
export function metresTo(one: Position, other: Position): number {
  const north = one.latitudeMicro - other.latitudeMicro;
  const middle = (one.latitudeMicro + other.latitudeMicro) / 2_000_000;
  const shrunk = Math.cos((middle * Math.PI) / 180);
  const east = (one.longitudeMicro - other.longitudeMicro) * shrunk;
  return Math.round(Math.hypot(north, east) * metresPerMicro);
}

export function nearestDistrict(
  districts: readonly District[],
  from: Position,
): District | undefined {
  return districts.toSorted((one, other) => metresTo(one, from) - metresTo(other, from))[0];
}

/** Of now: how long it is open, or when it opens today, if it does. */
export type Opening =
  | { readonly is: 'always' }
  | { readonly is: 'open'; readonly untilMs: number }
  | { readonly is: 'later'; readonly fromMs: number }
  | { readonly is: 'closed' };

/** Hours are Hong Kong's, wherever the phone is; so are Shenzhen's and Macau's. */
export function openingAt({ week }: Pick<FoundOutlet, 'week'>, nowMs: number): Opening {
  const day = Math.floor((nowMs + hongKongMs) / dayMs);
  // Day 0 was a Thursday; the week begins on Monday.
  const spansOf = (number: number) => week[(number + 3) % 7] ?? [];
  const startOf = (number: number) => number * dayMs - hongKongMs;
  for (const number of [day, day - 1]) {
    const minute = (nowMs - startOf(number)) / minuteMs;
    const open = spansOf(number).find(
      ({ opensAt, closesAt }) => minute >= opensAt && minute < closesAt,
    );
    if (!open) continue;
    if (open.closesAt - open.opensAt >= minutesADay) return { is: 'always' };
    return { is: 'open', untilMs: startOf(number) + open.closesAt * minuteMs };
  }
  const later = spansOf(day).find(({ opensAt }) => startOf(day) + opensAt * minuteMs > nowMs);
  return later
    ? { is: 'later', fromMs: startOf(day) + later.opensAt * minuteMs }
    : { is: 'closed' };
}

export function isOpenAt(outlet: FoundOutlet, nowMs: number): boolean {
  const { is } = openingAt(outlet, nowMs);
  return is === 'open' || is === 'always';
}
