import { uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { transferOf } from './load-entries.ts';
import { refuse } from './refusals.ts';
import { lockTransfer, readNotLeft } from './store/transfers.ts';
import type { Transfer, TransferId } from './transfer.ts';

/**
 * A transfer whose payee may be changed: nobody has entered it yet, or the bank has not taken it,
 * as the whole statements of our accounts of that day and of the four behind it show.
 */
export async function lockToChange(
  tx: Tx,
  id: TransferId,
  accounts: readonly string[],
): Promise<Transfer> {
  const [row] = await tx.query(lockTransfer, [uuidOf(id)]);
  if (!row) throw refuse.transfer_unknown({ transfer: id });
  if (row.state === 'to_send') return transferOf(row);
  const [found] = await tx.query(readNotLeft, [[uuidOf(id)], accounts]);
  if (!found) throw refuse.transfer_state_wrong({ state: row.state });
  return transferOf(row, true);
}
