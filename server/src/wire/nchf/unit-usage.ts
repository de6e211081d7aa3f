import type { InstantMs } from '#base';
import { type Fields, greatestUint32 } from './fields.ts';
import { readLocation } from './place.ts';
import type { Service, UnitUsage, UsedUnits } from './request.ts';

export const mostGroups = 100;
const mostContainers = 1_000;
const mostTimes = 1_000;

/** Beyond this a JSON number is not exact; in bytes it is 9 petabytes. */
const greatest = Number.MAX_SAFE_INTEGER;

/** The units of a container or of a wish, whichever are there. */
interface Units {
  readonly time: number | undefined;
  readonly volume: number | undefined;
  readonly messages: number | undefined;
}

function readUnits(from: Fields, most: number): Units {
  const time = from.whole('time', greatestUint32);
  const up = from.whole('uplinkVolume', most);
  const down = from.whole('downlinkVolume', most);
  const both = up === undefined && down === undefined ? undefined : (up ?? 0) + (down ?? 0);
  return {
    time,
    volume: from.whole('totalVolume', most) ?? both,
    messages: from.whole('serviceSpecificUnits', most),
  };
}

/** Without a block that says the service, its units do. */
function serviceOf({ volume, time, messages }: Units): Service | undefined {
  if (volume !== undefined) return 'data';
  if (time !== undefined) return 'voice';
  return messages === undefined ? undefined : 'sms';
}

function unitsFor(service: Service, { volume, time, messages }: Units): number | undefined {
  return { data: volume, voice: time, sms: messages }[service];
}

/**
 * Reads one MultipleUnitUsage.
 *
 * @param atMs when the request was made: the latest that anything in it was used
 */
export function readUnitUsage(
  from: Fields,
  known: Service | undefined,
  atMs: InstantMs,
): UnitUsage {
  const ratingGroup = from.needed('ratingGroup', from.whole('ratingGroup', greatestUint32));
  const asked = from.inner('requestedUnit');
  // A wish has no upper end: 2^64 - 1 means all there is.
  const wish = asked && readUnits(asked, 2 ** 64);
  const containers = from.list('usedUnitContainer', mostContainers);
  const measured = containers.map((container) => readUnits(container, greatest));
  const said = known ?? [...measured, ...(wish ? [wish] : [])].map(serviceOf).find(Boolean);
  const service = from.needed('requestedUnit', said);
  return {
    ratingGroup,
    service,
    wanted: wish && wantedOf(service, wish),
    used: containers.map((container, index) =>
      readContainer(container, service, measured[index] as Units, atMs),
    ),
  };
}

function wantedOf(service: Service, wish: Units): bigint | 'some' {
  const units = unitsFor(service, wish);
  return units === undefined ? 'some' : BigInt(Math.min(units, greatest));
}

function readContainer(
  from: Fields,
  service: Service,
  measured: Units,
  atMs: InstantMs,
): UsedUnits {
  const stamps = from.times('eventTimeStamps', mostTimes);
  const session = from.inner('pDUContainerInformation');
  const closedMs = from.time('triggerTimestamp') ?? stamps.at(-1) ?? atMs;
  const quota = from.text('quotaManagementIndicator');
  return {
    sequence: from.needed('localSequenceNumber', from.whole('localSequenceNumber', greatest)),
    // A message is one unit, also where nobody counted it.
    units: BigInt(
      unitsFor(service, measured) ?? (service === 'sms' ? Math.max(1, stamps.length) : 0),
    ),
    zone: session && readLocation(session, 'userLocationInformation'),
    fromMs: session?.time('timeofFirstUsage') ?? (stamps.length > 1 ? stamps[0] : undefined),
    untilMs: session?.time('timeofLastUsage') ?? closedMs,
    isCounted: quota === undefined || quota === 'ONLINE_CHARGING',
  };
}

/** With several user planes a rating group comes once for each; the money behind it is one. */
export function joinGroups(groups: readonly UnitUsage[]): readonly UnitUsage[] {
  const joined = new Map<number, UnitUsage>();
  for (const group of groups) {
    const before = joined.get(group.ratingGroup);
    joined.set(group.ratingGroup, before ? join(before, group) : group);
  }
  return joined.size === groups.length ? groups : [...joined.values()];
}

function join(one: UnitUsage, other: UnitUsage): UnitUsage {
  return {
    ...one,
    wanted: joinWishes(one.wanted, other.wanted),
    used: [...one.used, ...other.used],
  };
}

function joinWishes(one: UnitUsage['wanted'], other: UnitUsage['wanted']): UnitUsage['wanted'] {
  if (one === undefined || other === undefined) return one ?? other;
  return one === 'some' || other === 'some' ? 'some' : one + other;
}
