import { readRecentUse } from '#charging';
import { moneyIn, readBalance } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf, type LineId } from '#subscribers';
import { daysLasting, recentDays } from './forecast.ts';

/**
 * For how many whole days the money that a line can use now lasts at its recent use; null where
 * nothing can be said, or nothing is left to last.
 */
export async function readForecast(context: Context, line: LineId): Promise<number | null> {
  const nowMs = context.clock.now();
  const [balance, recent] = await Promise.all([
    readBalance(context, accountOf(line)),
    readRecentUse(context, line, nowMs, recentDays),
  ]);
  const { total, reserved } = moneyIn(balance);
  const available = total - reserved;
  return available > 0n ? daysLasting(available, recent, nowMs) : null;
}
