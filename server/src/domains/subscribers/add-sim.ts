import { slotOf, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { LineId } from './line.ts';
import { refuse } from './refusals.ts';
import { insertSims, readSims } from './store/sims.ts';

/** 3GPP TS 23.003, 2.2: at most 15 digits, of which the first three name the country. */
const imsiForm = /^\d{6,15}$/;

/**
 * Gives a line the identity by which networks know its SIM; a line has several while its SIM is
 * replaced. Refuses with `imsi_invalid` and `imsi_taken`.
 */
export async function addSim(tx: Tx, line: LineId, imsi: string): Promise<void> {
  if (!imsiForm.test(imsi)) throw refuse.imsi_invalid();
  const [taken] = await tx.query(readSims, [[imsi]]);
  if (taken) throw refuse.imsi_taken();
  tx.append(insertSims, { imsi, lineSlot: slotOf(line), line: uuidOf(line), addedAt: tx.nowMs });
}
