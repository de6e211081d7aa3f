import { uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { LineId } from './line.ts';
import { readSimsOfLine } from './store/sims.ts';

/** The identities of the SIMs that a line has in use, oldest first. */
export async function readSims(tx: Tx, line: LineId): Promise<string[]> {
  return (await tx.query(readSimsOfLine, [uuidOf(line)])).map(({ imsi }) => imsi);
}
