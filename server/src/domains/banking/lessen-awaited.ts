import type { Tx } from '#platform/postgres';
import { lessenAwaited as lessen, lockAwaited } from './store/awaited.ts';

/** By so much less is awaited. False, and nothing changes, where the bank has booked it. */
export async function lessenAwaited(tx: Tx, cause: string, by: bigint): Promise<boolean> {
  const [row] = await tx.query(lockAwaited, [cause]);
  if (!row) return true;
  if (row.entry !== null) return false;
  await tx.query(lessen, [cause, by]);
  return true;
}
