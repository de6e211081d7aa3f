import { idFrom, type InstantMs, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { Bars } from './bars.ts';
import type { LineId } from './line.ts';
import { readLinesInUse } from './store/sims.ts';
import type { UsableHomes } from './usable-homes.ts';

/** What a use of a line depends on. */
export interface LineInUse {
  readonly plan: string;
  readonly validUntil: InstantMs | null;
  /** 0 for nothing that keeps it from service. */
  readonly bars: Bars;
  readonly usableHomes: UsableHomes;
}

/**
 * Reads lines whose accounts are being locked in the same round trip; those that do not exist are
 * left out.
 */
export async function loadLinesInUse(
  tx: Tx,
  ids: readonly LineId[],
): Promise<ReadonlyMap<LineId, LineInUse>> {
  const rows = await tx.load(
    readLinesInUse,
    ids.map((id) => ({ slot: slotOf(id), id: uuidOf(id) })),
  );
  return new Map(rows.map(({ id, ...line }) => [idFrom('lin', id), line]));
}
