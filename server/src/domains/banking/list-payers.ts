import { listBankAccounts, listBilledConnectors } from '#payments';
import type { Context } from '#platform/context';

/** What shops pay for stock. */
const floats = 'floats';

/**
 * The connectors whose providers pay out to our bank what they have of ours, and what shops pay for
 * stock without the reference by which it is known.
 */
export async function listPayers(context: Context): Promise<string[]> {
  const [billed, banks] = await Promise.all([
    listBilledConnectors(context),
    listBankAccounts(context),
  ]);
  const ownBanks = new Set(banks.map(({ connector }) => connector));
  const payers = billed.map(({ connector }) => connector).filter((one) => !ownBanks.has(one));
  return [...payers, floats];
}
