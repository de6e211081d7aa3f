import { idFrom, type InstantMs, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { LineId } from './line.ts';
import { readLinesInUse } from './store/sims.ts';

/** What a use of a line depends on. */
export interface LineInUse {
  readonly plan: string;
  readonly validUntil: InstantMs | null;
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
  return new Map(rows.map(({ id, plan, validUntil }) => [idFrom('lin', id), { plan, validUntil }]));
}
