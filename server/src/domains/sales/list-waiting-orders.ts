import { isoTime, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import { orderOf } from './load-orders.ts';
import type { ProgramOrder } from './program-order.ts';
import { readWaitingOf } from './store/program-orders.ts';

const most = 100;

/** Orders of a reseller's programs that are neither sold nor ended, oldest first. */
export async function listWaitingOrders(
  { db, clock }: Context,
  reseller: ResellerId,
): Promise<ProgramOrder[]> {
  const nowMs = clock.now();
  const whose = [slotOf(reseller), uuidOf(reseller)];
  const rows = await db.read(readWaitingOf, [...whose, isoTime(nowMs), most]);
  return rows.map((row) => orderOf(row, nowMs));
}
