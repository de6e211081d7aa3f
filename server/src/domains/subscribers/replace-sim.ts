import { isoTime, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { addSim } from './add-sim.ts';
import type { LineId } from './line.ts';
import { retireOtherSims } from './store/sims.ts';

/** Another SIM in the place of all that a line has. Refuses as `addSim` does. */
export async function replaceSim(tx: Tx, line: LineId, imsi: string): Promise<void> {
  await addSim(tx, line, imsi);
  await tx.query(retireOtherSims, [uuidOf(line), imsi, isoTime(tx.nowMs)]);
}
