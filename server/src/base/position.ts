/** Millionths of a degree (WGS 84): a tenth of a metre, and exact. */
export interface Position {
  readonly latitudeMicro: number;
  readonly longitudeMicro: number;
}

const metresPerMicro = 0.111_195;
const radians = Math.PI / 180;

/**
 * Along the ground, as if the earth were flat between them: within a city less than a metre wrong.
 */
export function metresBetween(one: Position, other: Position): number {
  const north = one.latitudeMicro - other.latitudeMicro;
  const middle = (one.latitudeMicro + other.latitudeMicro) / 2_000_000;
  const east = (one.longitudeMicro - other.longitudeMicro) * Math.cos(middle * radians);
  return Math.round(Math.hypot(north, east) * metresPerMicro);
}

/** `22.312345` as 22312345; undefined for what is no degrees. */
export function microOf(degrees: string): number | undefined {
  const [, sign = '', whole = '', places = ''] =
    /^(-?)(\d{1,3})(?:\.(\d{1,12}))?$/.exec(degrees) ?? [];
  if (whole === '') return undefined;
  const micro = Number(whole) * 1_000_000 + Number(places.slice(0, 6).padEnd(6, '0'));
  return sign === '-' ? -micro : micro;
}
