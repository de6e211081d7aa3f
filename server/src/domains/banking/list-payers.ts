import { listBankAccounts, listBilledConnectors } from '#payments';
import type { Context } from '#platform/context';

/** The connectors whose providers pay out to our bank what they have of ours. */
export async function listPayers(context: Context): Promise<string[]> {
  const [billed, banks] = await Promise.all([
    listBilledConnectors(context),
    listBankAccounts(context),
  ]);
  const ownBanks = new Set(banks.map(({ connector }) => connector));
  return billed.map(({ connector }) => connector).filter((one) => !ownBanks.has(one));
}
