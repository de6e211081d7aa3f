import type { InstantMs } from '#base';
import { type Bucket, isEligible, type Spending } from '#ledger';

/**
 * Units of a pack or plan that could pay. Whoever loads them puts them in the ledger's order of
 * consumption, and counts as available what this very use has on hold.
 */
export interface PackUnits
  extends Pick<
    Bucket,
    'number' | 'unit' | 'zones' | 'eligibility' | 'expiresAt' | 'priority' | 'blocks'
  > {
  readonly available: bigint;
}

/** How many units one bucket pays. */
export interface PackShare {
  readonly bucket: bigint;
  readonly units: bigint;
}

const nothing: readonly PackShare[] = [];

/** How many units the packs could pay for altogether. */
export function unitsIn(
  packs: readonly PackUnits[],
  spending: Spending | null,
  atMs: InstantMs,
): bigint {
  if (spending === null) return 0n;
  let sum = 0n;
  let last = Number.POSITIVE_INFINITY;
  for (const pack of packs) {
    if (pack.priority > last) break;
    if (!isEligible(pack, spending, atMs)) continue;
    if (pack.blocks) last = pack.priority;
    if (pack.available > 0n) sum += pack.available;
  }
  return sum;
}

/** Which bucket pays how many of these units; as far as the packs reach, and in their order. */
export function drawFrom(
  packs: readonly PackUnits[],
  spending: Spending | null,
  atMs: InstantMs,
  units: bigint,
): readonly PackShare[] {
  if (spending === null || packs.length === 0) return nothing;
  const shares: PackShare[] = [];
  let left = units;
  let last = Number.POSITIVE_INFINITY;
  for (const pack of packs) {
    if (left <= 0n || pack.priority > last) break;
    if (!isEligible(pack, spending, atMs)) continue;
    if (pack.blocks) last = pack.priority;
    if (pack.available <= 0n) continue;
    const part = pack.available < left ? pack.available : left;
    shares.push({ bucket: pack.number, units: part });
    left -= part;
  }
  return shares;
}

/** Whether one of them keeps money from paying for what it is for. */
export function blocksMoney(
  packs: readonly Pick<
    Bucket,
    'unit' | 'expiresAt' | 'zones' | 'eligibility' | 'priority' | 'blocks'
  >[],
  spending: Spending | null,
  atMs: InstantMs,
): boolean {
  if (spending === null) return false;
  return packs.some((pack) => pack.blocks && isEligible(pack, spending, atMs));
}

/** The packs once these shares are gone. */
export function packsAfter(
  packs: readonly PackUnits[],
  shares: readonly PackShare[],
): readonly PackUnits[] {
  if (shares.length === 0) return packs;
  return packs.map((pack) => {
    const share = shares.find(({ bucket }) => bucket === pack.number);
    return share ? { ...pack, available: pack.available - share.units } : pack;
  });
}
