/** Where a line is: Hong Kong, the Mainland, Macau, or the rest of the world. */
export type Zone = 'HK' | 'CN' | 'MO' | 'ROW';
export const zones: readonly Zone[] = ['HK', 'CN', 'MO', 'ROW'];

/** A set of zones as a bit mask, which is how a bucket says where it may be spent. */
export type ZoneMask = number;

const bits: Readonly<Record<Zone, number>> = { HK: 1, CN: 2, MO: 4, ROW: 8 };

export const everywhere: ZoneMask = 15;

export function zoneMask(...of: readonly Zone[]): ZoneMask {
  return of.reduce((mask, zone) => mask | bits[zone], 0);
}

export function isIn(mask: ZoneMask, zone: Zone): boolean {
  return (mask & bits[zone]) !== 0;
}

export function zonesOf(mask: ZoneMask): Zone[] {
  return zones.filter((zone) => isIn(mask, zone));
}
