import {
  addDays,
  endOfDay,
  type HongKongDay,
  hongKongDay,
  hourMs,
  idFrom,
  isoTime,
  minuteMs,
  slotOf,
  startOfDay,
} from '#base';
import { credit, lockAccounts } from '#ledger';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { floatOf } from '#resellers';
import { topupSettings } from '#topups';
import {
  type EarnedRow,
  insertPayouts,
  insertSettledDays,
  readEarned,
  readFirstSale,
  readLastSettledDay,
} from './store/payouts.ts';

/**
 * Pays what resellers have earned on days that are over, and of which nothing can be undone any
 * more: what was not paid at each sale, and what chains earn by their agents.
 */
export async function payCommissions(context: Context): Promise<void> {
  const undoMs = context.settings().get(topupSettings.undoMinutes) * minuteMs;
  const restMs = Math.max(hourMs, undoMs + minuteMs);
  const settledBefore = hongKongDay(context.clock.now() - restMs);
  let day = await firstUnsettled(context);
  while (day !== undefined && day < settledBefore) {
    await settle(context, day);
    day = addDays(day, 1);
  }
}

async function firstUnsettled({ db }: Context): Promise<HongKongDay | undefined> {
  const [last] = await db.read(readLastSettledDay);
  if (last?.day) return addDays(last.day, 1);
  const [first] = await db.survey(readFirstSale);
  return first?.soldAt ? hongKongDay(first.soldAt) : undefined;
}

/** The day's own key keeps two processes from paying it twice. */
async function settle(context: Context, day: HongKongDay): Promise<void> {
  const until = isoTime(endOfDay(day) + 1);
  const earned = await context.db.survey(readEarned, [isoTime(startOfDay(day)), until]);
  await context.db.transaction(async (tx) => {
    const [last] = await tx.query(readLastSettledDay);
    if (last?.day && last.day >= day) return;
    await lockAccounts(
      tx,
      earned.map(({ floatOwner }) => floatOf(idFrom('rsl', floatOwner))),
    );
    for (const one of earned) pay(tx, day, one);
    tx.append(insertSettledDays, { day, settledAt: tx.nowMs });
  });
}

function pay(tx: Tx, day: HongKongDay, { reseller, floatOwner, amount, sales }: EarnedRow): void {
  const id = idFrom('rsl', reseller);
  const reason = { code: 'commission_of_day', cause: `${id} ${day}` };
  const float = floatOf(idFrom('rsl', floatOwner));
  credit(tx, float, { unit: 'HKD', amount }, 'expense:commission', reason);
  tx.append(insertPayouts, { slot: slotOf(id), reseller, day, amount, sales, paidAt: tx.nowMs });
}
