import type { HongKongDay } from '#base';
import type { Context } from '#platform/context';
import { connectorOf } from './connectors.ts';
import type { BillAnswer } from './providers/provider.ts';

/** Asks a provider for the bill of a day. Refuses with `connector_unknown`. */
export async function fetchBill(
  context: Context,
  connector: string,
  day: HongKongDay,
): Promise<BillAnswer> {
  const { provider } = await connectorOf(context, connector);
  const tools = { http: context.http, nowMs: context.clock.now() };
  return (await provider.bills?.fetch(tools, day)) ?? { kind: 'none' };
}
