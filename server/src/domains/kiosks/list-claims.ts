import { idFrom } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { Claim } from './cash-sale.ts';
import { cashSaleOf } from './load-sales.ts';
import { readClaims } from './store/sales.ts';

const most = 200;

/** Notes that could not be credited and wait for whoever has the slip, oldest first. */
export async function listClaims(context: Context, caller: StaffCaller): Promise<Claim[]> {
  await requireStaff(context, caller, 'devices.read');
  const rows = await context.db.read(readClaims, [most]);
  return rows.map((row) => ({
    ...cashSaleOf(row),
    kiosk: { id: idFrom('ksk', row.kiosk), code: row.code, name: row.name },
  }));
}
