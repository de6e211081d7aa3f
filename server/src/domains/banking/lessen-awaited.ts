import type { Tx } from '#platform/postgres';
import { changeAwaited, lockAwaited } from './store/awaited.ts';

/** So much is awaited from now on. False, and nothing changes, where the bank has booked it. */
export async function lessenAwaited(tx: Tx, cause: string, amount: bigint): Promise<boolean> {
  const [row] = await tx.query(lockAwaited, [cause]);
  if (!row) return true;
  if (row.entry !== null) return false;
  await tx.query(changeAwaited, [cause, amount]);
  return true;
}
