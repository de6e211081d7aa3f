import type { Tx } from '#platform/postgres';
import { refuse } from './refusals.ts';
import { readKnownSims } from './store/sims.ts';

/** 3GPP TS 23.003, 2.2: at most 15 digits, of which the first three name the country. */
const imsiForm = /^\d{6,15}$/;

/** Refuses with `imsi_invalid` and, also for one that was replaced, `imsi_taken`. */
export async function requireFreeImsi(tx: Tx, imsi: string): Promise<void> {
  if (!imsiForm.test(imsi)) throw refuse.imsi_invalid();
  const [taken] = await tx.query(readKnownSims, [[imsi]]);
  if (taken) throw refuse.imsi_taken();
}
