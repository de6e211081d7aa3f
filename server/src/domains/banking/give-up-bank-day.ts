import { type HongKongDay, isoTime } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { accountsOfOthers } from './accounts-of-others.ts';
import { giveUpBankDay as giveUp } from './store/bank-days.ts';

/** From here on nothing is asked for: two people have decided so, and what they said is kept. */
export async function giveUpBankDay(
  context: Context,
  tx: Tx,
  { connector, day }: { readonly connector: string; readonly day: HongKongDay },
): Promise<void> {
  const others = await accountsOfOthers(context, connector);
  if (others) await tx.query(giveUp, [day, others, isoTime(tx.nowMs)]);
}
