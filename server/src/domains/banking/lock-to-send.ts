import { uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { transferOf } from './load-entries.ts';
import { refuse } from './refusals.ts';
import { lockTransfer } from './store/transfers.ts';
import type { Transfer, TransferId } from './transfer.ts';

/** A transfer that nobody has entered at the bank yet, for whoever changes it. */
export async function lockToSend(tx: Tx, id: TransferId): Promise<Transfer> {
  const [row] = await tx.query(lockTransfer, [uuidOf(id)]);
  if (!row) throw refuse.transfer_unknown({ transfer: id });
  const transfer = transferOf(row);
  if (transfer.state !== 'to_send') throw refuse.transfer_state_wrong({ state: transfer.state });
  return transfer;
}
