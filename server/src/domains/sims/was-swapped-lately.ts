import { dayMs, isoTime, slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import { simSettings } from './settings.ts';
import { readDoneSince } from './store.ts';

/** Whether a line's SIM was replaced so lately that its money stays where it is. */
export async function wasSwappedLately(tx: Tx, line: LineId): Promise<boolean> {
  const since = tx.nowMs - tx.settings.get(simSettings.carefulDays) * dayMs;
  const [row] = await tx.query(readDoneSince, [slotOf(line), uuidOf(line), isoTime(since)]);
  return row?.isThere ?? false;
}
