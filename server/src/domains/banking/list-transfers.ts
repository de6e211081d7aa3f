import { isoTime, uuidOf } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import { listBankAccounts } from '#payments';
import type { Context } from '#platform/context';
import { transferOf } from './load-entries.ts';
import type { Paging } from './paging.ts';
import { refuse } from './refusals.ts';
import {
  readNotLeft,
  readOpenTransfers,
  readTransfer,
  type TransferRow,
} from './store/transfers.ts';
import type { Transfer, TransferId } from './transfer.ts';

const fromTheFirst = [isoTime(0), '0'.repeat(32)] as const;

/**
 * What finance has to send, or has sent and the bank has not shown, oldest first. Refuses with
 * `permission_missing` and `transfer_unknown`.
 */
export async function listTransfers(
  context: Context,
  caller: StaffCaller,
  { behind, limit }: Paging<TransferId>,
): Promise<Transfer[]> {
  await requireStaff(context, caller, 'reconciliation.read');
  const place = behind === undefined ? fromTheFirst : await placeOf(context, behind);
  const rows = await context.db.read(readOpenTransfers, [...place, limit]);
  const notLeft = await notLeftOf(context, rows);
  return rows.map((row) => transferOf(row, notLeft.has(row.id)));
}

async function notLeftOf(context: Context, rows: readonly TransferRow[]): Promise<Set<string>> {
  const sent = rows.filter(({ state }) => state === 'sent').map(({ id }) => id);
  if (sent.length === 0) return new Set();
  const accounts = (await listBankAccounts(context)).map((one) => one.account);
  const found = await context.db.read(readNotLeft, [sent, accounts]);
  return new Set(found.map(({ id }) => id));
}

async function placeOf({ db }: Context, id: TransferId) {
  const [row] = await db.read(readTransfer, [uuidOf(id)]);
  if (!row) throw refuse.transfer_unknown({ transfer: id });
  return [isoTime(row.madeAt), row.id] as const;
}
