import { isoTime, type Refusal, slotOf, uuidOf } from '#base';
import { lockAccounts, lockedHold, releaseHold } from '#ledger';
import type { Context } from '#platform/context';
import { tell } from '#platform/facts';
import { loadRequests } from '#platform/idempotency';
import { floatOf } from '#resellers';
import { saleRefused } from './facts.ts';
import type { LoadedOrder } from './load-order.ts';
import { requestOfOrder } from './program-sale.ts';
import { refuse } from './refusals.ts';
import { endOrder } from './store/program-orders.ts';

/**
 * Ends an order that is not sold: what it held is given back, and no late copy of its sale can make
 * it any more, in one commit. False where it has been sold or has ended meanwhile.
 */
export async function endOrderAs(
  context: Context,
  { order, hold }: LoadedOrder,
  state: 'cancelled' | 'refused' = 'cancelled',
  why: Refusal = refuse.order_cancelled(),
): Promise<boolean> {
  const { id, reseller } = order;
  const request = requestOfOrder(reseller, id);
  const { code, kind, details } = why;
  const refusal = state === 'refused' ? JSON.stringify({ code, kind, details }) : null;
  return context.db.transaction(async (tx) => {
    // The float first, as a sale locks it, so that one of the two finds the other's outcome.
    if (hold) await lockAccounts(tx, [floatOf(reseller)], [hold]);
    const requests = await loadRequests(tx, [request]);
    const values = [slotOf(id), uuidOf(id), state, refusal, isoTime(tx.nowMs)];
    const [ended] = await tx.query(endOrder, values);
    if (!ended) return false;
    if (hold && lockedHold(tx, hold)?.state === 'open') releaseHold(tx, hold);
    if (isOpen(requests, request)) requests.keepRefusal(request, why);
    const { reference, number, valueMinor } = order;
    const refused = { reseller, reference, number, valueMinor, code, kind, details };
    await tell(tx, saleRefused, state === 'refused' ? [refused] : []);
    return true;
  });
}

/** Whether nothing was answered under a request yet. */
function isOpen(
  requests: Awaited<ReturnType<typeof loadRequests>>,
  request: ReturnType<typeof requestOfOrder>,
): boolean {
  try {
    return requests.answered(request) === undefined;
  } catch {
    return false;
  }
}
