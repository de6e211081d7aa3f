import { type Id, type HongKongDay, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { refuse } from './refusals.ts';
import { readBillById, readBillPart } from './store/bills.ts';

/** A file as it came. */
export interface BillFileOut {
  readonly connector: string;
  readonly day: HongKongDay;
  readonly sizeBytes: bigint;
  /** One part at a time: a large bill is never whole in memory. */
  readonly parts: AsyncGenerator<Buffer>;
}

/**
 * The kept bytes of a bill, for whoever may change what comes of it: they may name payers. Who took
 * them is in the trail before they are given. Refuses with `permission_missing` and `bill_unknown`.
 */
export async function readBillFile(
  context: Context,
  caller: StaffCaller,
  id: Id<'bil'>,
): Promise<BillFileOut> {
  await requireStaff(context, caller, 'reconciliation.change', id);
  const [bill] = await context.db.read(readBillById, [uuidOf(id)]);
  if (!bill) throw refuse.bill_unknown();
  const { connector, day, sizeBytes, sha256 } = bill;
  await context.db.transaction(async (tx) => {
    noteAct(tx, caller, 'bill.download', id, { connector, day, sha256 });
  });
  return { connector, day, sizeBytes, parts: partsOf(context, uuidOf(id)) };
}

async function* partsOf({ db }: Context, bill: string): AsyncGenerator<Buffer> {
  for (let part = 0; ; part += 1) {
    const [row] = await db.read(readBillPart, [bill, part]);
    if (!row) return;
    yield row.content;
  }
}
