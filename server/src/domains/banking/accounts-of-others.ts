import { listBankAccounts } from '#payments';
import type { Context } from '#platform/context';

/**
 * The accounts that are other connectors': all else is this one's, those that are nobody's any more
 * among it. Undefined for a connector without a bank.
 */
export async function accountsOfOthers(
  context: Context,
  connector: string,
): Promise<string[] | undefined> {
  const ours = await listBankAccounts(context);
  if (!ours.some((one) => one.connector === connector)) return undefined;
  return ours.filter((one) => one.connector !== connector).map(({ account }) => account);
}
