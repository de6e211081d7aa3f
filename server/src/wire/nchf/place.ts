import type { Zone } from '#base';
import type { Fields } from './fields.ts';

/** ITU-T E.212: the country that begins a network's number. China has a second code, 461. */
const zoneOfCountry: Readonly<Record<string, Zone>> = {
  '454': 'HK',
  '460': 'CN',
  '461': 'CN',
  '455': 'MO',
};

function zoneOf(countryCode: string): Zone {
  return zoneOfCountry[countryCode] ?? 'ROW';
}

/** The zone of the network that a PlmnId names. */
export function readNetwork(from: Fields, name: string): Zone | undefined {
  const network = from.inner(name);
  if (!network) return undefined;
  return zoneOf(network.needed('mcc', network.matching('mcc', /^\d{3}$/)));
}

/** Kinds of UserLocation, newest radio first, each with the objects in it that name a network. */
const accesses = [
  ['nrLocation', ['tai', 'ncgi']],
  ['eutraLocation', ['tai', 'ecgi']],
  ['n3gaLocation', ['n3gppTai']],
  ['utraLocation', ['cgi', 'sai', 'lai', 'rai']],
  ['geraLocation', ['cgi', 'sai', 'lai', 'rai']],
] as const;

/** The zone of a UserLocation: of the first place in it that names a network. */
export function readLocation(from: Fields, name: string): Zone | undefined {
  const location = from.inner(name);
  if (!location) return undefined;
  for (const [access, areas] of accesses) {
    const within = location.inner(access);
    if (!within) continue;
    for (const area of areas) {
      const cell = within.inner(area);
      const zone = cell && readNetwork(cell, 'plmnId');
      if (zone) return zone;
    }
  }
  return undefined;
}

/** `ims.mnc000.mcc460.3gppnetwork.org`, TS 23.003, 13.2. */
const visitedNetwork = /\bmcc(\d{3})\b/i;

export function readVisitedNetwork(from: Fields, name: string): Zone | undefined {
  const countryCode = visitedNetwork.exec(from.text(name) ?? '')?.[1];
  return countryCode === undefined ? undefined : zoneOf(countryCode);
}
