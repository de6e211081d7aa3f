import type { DeviceStorage, District, FoundOutlet, OutletList } from '../../../client/index.ts';

/** The number changes where what is kept could not be read by what reads it. */
const prefix = 'lowu.outlets.1.';
/** Beside the one of everywhere; some thirty kilobytes each. */
const mostDistricts = 3;
const everywhere = 'all';

/** A list as the server gave it, kept on the phone for when the network is gone. */
interface KeptList {
  readonly name: string;
  readonly readAtMs: number;
  readonly list: OutletList;
}

function readKept(storage: DeviceStorage, name: string): KeptList | undefined {
  try {
    const kept = JSON.parse(storage.read(name) ?? '') as KeptList;
    return Array.isArray(kept.list.outlets) ? { ...kept, name } : undefined;
  } catch {
    return undefined;
  }
}

/** Newest first. */
function keptLists(storage: DeviceStorage): KeptList[] {
  const names = storage.names().filter((name) => name.startsWith(prefix));
  const kept = names.flatMap((name) => readKept(storage, name) ?? []);
  return kept.sort((one, other) => other.readAtMs - one.readAtMs);
}

/** Keeps what was read of a district, or of everywhere; of districts, the last few. */
export function keepList(
  storage: DeviceStorage,
  district: string | undefined,
  list: OutletList,
  readAtMs: number,
): void {
  storage.write(prefix + (district ?? everywhere), JSON.stringify({ readAtMs, list }));
  const districts = keptLists(storage).filter(({ name }) => name !== prefix + everywhere);
  for (const { name } of districts.slice(mostDistricts)) storage.remove(name);
}

/** When the list of everywhere was read; none where it never was. */
export function everywhereReadAtMs(storage: DeviceStorage): number | undefined {
  return readKept(storage, prefix + everywhere)?.readAtMs;
}

export interface Kept {
  readonly districts: readonly District[];
  readonly outlets: readonly FoundOutlet[];
  readonly readAtMs: number;
}

/**
 * All that is kept, as one list: of an outlet what was read last. It is as old as the list of the
 * district, or else as the oldest of them.
 */
export function keptOutlets(
  storage: DeviceStorage,
  district: string | undefined,
): Kept | undefined {
  const kept = keptLists(storage);
  const [newest] = kept;
  const oldest = kept.at(-1);
  if (!newest || !oldest) return undefined;
  const byCode = new Map<string, FoundOutlet>();
  for (const { list } of kept.toReversed()) {
    for (const outlet of list.outlets) byCode.set(outlet.code, outlet);
  }
  const own = kept.find(({ name }) => name === prefix + district);
  return {
    districts: newest.list.districts,
    outlets: [...byCode.values()],
    readAtMs: (own ?? oldest).readAtMs,
  };
}
