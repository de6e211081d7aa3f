import { newId, slotFor, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { Break, Found } from './break.ts';
import { changesOf } from './break-changes.ts';
import type { DayKey } from './day.ts';
import { saveBreak } from './load-breaks.ts';
import { insertBreaks } from './store/breaks.ts';
import { takeBackResolution } from './take-back-resolution.ts';

/** Writes what differs about a day now, where these breaks were known and are locked. */
export async function writeBreaks(
  tx: Tx,
  { connector, day }: DayKey,
  existing: readonly Break[],
  found: readonly Found[],
  isPoolOver: boolean,
): Promise<void> {
  const { opened, moved, disproved } = changesOf(existing, found, isPoolOver);
  const slot = slotFor(connector);
  for (const { row, ...one } of opened) {
    tx.append(insertBreaks, {
      ...one,
      slot,
      id: uuidOf(newId('brk', tx.nowMs, slot)),
      connector,
      day,
      rowNumber: row,
      foundAt: tx.nowMs,
      changedAt: tx.nowMs,
    });
  }
  for (const one of disproved) await takeBackResolution(tx, one);
  const proposal = { way: null, reason: null, proposedBy: null, decidedBy: null } as const;
  for (const [one, state] of moved) saveBreak(tx, { ...one, ...proposal, state });
}
