import type { portalRoutes } from '@lowu/contract/portal';
import { readAwaited } from '#banking';
import { isoTime } from '#base';
import { hkd } from '#platform/http';
import { readWaitingStock } from '#resellers';
import { countWaitingOrders, listWaitingOrders } from '#sales';
import { presentPage, presentStatement, sendStatement } from '../present-books.ts';
import { presentOrder } from '../present-topup.ts';
import type { DeveloperCall, PortalChannel } from './channel.ts';

type Routes = typeof portalRoutes;

export async function handleTopups(
  { context }: PortalChannel,
  { query, who }: DeveloperCall<Routes['listOwnTopups']>,
) {
  return presentPage(context, who.reseller, query);
}

export async function handleOwnWaiting(
  { context }: PortalChannel,
  { who: { reseller } }: DeveloperCall<Routes['readOwnWaiting']>,
) {
  const [orders, stock] = await Promise.all([
    listWaitingOrders(context, reseller),
    readWaitingStock(context, reseller),
  ]);
  const causes = stock.map(({ id }) => id);
  const awaited: ReadonlyMap<string, bigint> =
    causes.length > 0 ? await readAwaited(context, causes) : new Map();
  return {
    orders: orders.map(presentOrder),
    stock: stock.map(({ id, state, amountMinor, paidBy, paymentReference, proposedAt }) => ({
      id,
      state: state === 'proposed' ? state : ('issued' as const),
      amount: hkd(awaited.get(id) ?? amountMinor),
      paidBy,
      paymentReference,
      wantedAt: isoTime(proposedAt),
    })),
  };
}

export async function handleOwnStatement(
  { context }: PortalChannel,
  { params, who }: DeveloperCall<Routes['readOwnStatement']>,
) {
  return presentStatement(context, who.reseller, params.day);
}

export async function handleExportOwnStatement(
  { context }: PortalChannel,
  { params, who, reply }: DeveloperCall<Routes['exportOwnStatement']>,
): Promise<undefined> {
  await sendStatement(context, reply, who.reseller, params.day);
}

/** What answers this sells: it has read the books to say so. */
export async function handleStatus({ context }: PortalChannel) {
  const waiting = await countWaitingOrders(context);
  return { isSelling: true, waiting, now: isoTime(context.clock.now()) };
}
