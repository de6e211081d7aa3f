import type { portalRoutes } from '@lowu/contract/portal';
import { isoTime } from '#base';
import { countWaitingOrders } from '#sales';
import { presentPage, presentStatement, sendStatement } from '../present-books.ts';
import type { DeveloperCall, PortalChannel } from './channel.ts';

type Routes = typeof portalRoutes;

export async function handleTopups(
  { context }: PortalChannel,
  { query, who }: DeveloperCall<Routes['listOwnTopups']>,
) {
  return presentPage(context, who.reseller, query);
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
