import type { Context } from '#platform/context';
import { connectorOf, readAllConnectors } from './connectors.ts';
import type { BillAnswer } from './providers/provider.ts';

export { attemptIn, referenceOf, refundIn } from './providers/fps-qr/reference.ts';

/** An account of ours at a bank, and the connector by which the bank is asked about it. */
export interface BankAccount {
  readonly connector: string;
  readonly account: string;
}

export async function listBankAccounts(context: Context): Promise<BankAccount[]> {
  const connectors = [...(await readAllConnectors(context)).values()];
  return connectors.flatMap(({ code, provider: { bank } }) =>
    bank ? [{ connector: code, account: bank.account }] : [],
  );
}

/** Asks a bank what it has booked today so far. Refuses with `connector_unknown`. */
export async function fetchBankReport(context: Context, connector: string): Promise<BillAnswer> {
  const { provider } = await connectorOf(context, connector);
  const tools = { http: context.http, nowMs: context.clock.now() };
  return (await provider.bank?.fetchReport(tools)) ?? { kind: 'none' };
}
