import { type Zone, zones } from '#base';
import { type Destination, destinations, type Service } from '#catalog';

/** What a line does and where: all that decides a rate, but for the time of the day. */
export interface UseKind {
  readonly service: Service;
  /** Where the line is. */
  readonly zone: Zone;
  /** Null for data. */
  readonly direction: 'out' | 'in' | null;
  /** Whom it calls or writes to; null for what comes in, and for data. */
  readonly to: Destination | null;
}

const services: Readonly<Record<Service, number>> = { voice: 0, sms: 1, data: 2 };
const places: Readonly<Record<Zone, number>> = { HK: 0, CN: 1, MO: 2, ROW: 3 };
const ways: Readonly<Record<Destination, number>> = { HK: 1, CN: 2, MO: 3, TW: 4, OTHER: 5 };
const wayCount = 6;

/** A small number for each kind of use, by which tables of rates are indexed. */
export function numberOf({ service, zone, to }: UseKind): number {
  return (services[service] * zones.length + places[zone]) * wayCount + (to ? ways[to] : 0);
}

export const everyKind: readonly UseKind[] = zones.flatMap((zone) => [
  { service: 'data', zone, direction: null, to: null },
  ...(['voice', 'sms'] as const).flatMap((service): UseKind[] => [
    { service, zone, direction: 'in', to: null },
    ...destinations.map((to): UseKind => ({ service, zone, direction: 'out', to })),
  ]),
]);
