import type { HongKongDay } from '#base';
import type { Context } from '#platform/context';
import { accountsOfOthers } from './accounts-of-others.ts';
import type { OpenBankDay } from './read-bank-troubles.ts';
import { readOpenBankDay } from './store/bank-days.ts';

/** A day of what a connector's bank has, while its statement is not taken whole. */
export async function findOpenBankDay(
  context: Context,
  { connector, day }: { readonly connector: string; readonly day: HongKongDay },
): Promise<OpenBankDay | undefined> {
  const others = await accountsOfOthers(context, connector);
  return others && (await context.db.read(readOpenBankDay, [day, others]))[0];
}
