import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { LineId } from './line.ts';
import { requireFreeImsi } from './require-free-imsi.ts';
import { insertSims } from './store/sims.ts';

/**
 * Gives a line the identity by which networks know its SIM. Refuses with `imsi_invalid` and
 * `imsi_taken`.
 */
export async function addSim(tx: Tx, line: LineId, imsi: string): Promise<void> {
  await requireFreeImsi(tx, imsi);
  tx.append(insertSims, { imsi, lineSlot: slotOf(line), line: uuidOf(line), addedAt: tx.nowMs });
}
