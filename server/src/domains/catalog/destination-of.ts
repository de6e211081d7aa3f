import type { Zone } from '#base';
import type { Destination } from './tariff.ts';

const countries: readonly (readonly [code: string, destination: Destination])[] = [
  ['+852', 'HK'],
  ['+853', 'MO'],
  ['+886', 'TW'],
  ['+86', 'CN'],
];

/**
 * Where the other end of a call or message is, as tariffs tell it apart. A short number, which has
 * no country, is where it was dialled; whoever is no number at all is elsewhere.
 */
export function destinationOf(party: string | undefined, zone: Zone): Destination {
  if (party === undefined) return 'OTHER';
  if (!party.startsWith('+')) return zone === 'ROW' ? 'OTHER' : zone;
  return countries.find(([code]) => party.startsWith(code))?.[1] ?? 'OTHER';
}
