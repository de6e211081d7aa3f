import { dayMs, slotOf, uuidOf } from '#base';
import { lockAccounts, lockedTotal, readBalance } from '#ledger';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { SettingValues } from '#platform/settings';
import { accountOf, type LineId } from '#subscribers';
import type { Limits, LineUse } from './limits.ts';
import { topupSettings } from './settings.ts';
import { topupOf } from './load-topups.ts';
import { readLineUse, readRecentOfLine } from './store/topups.ts';
import { countingStates, type Topup } from './topup.ts';

export type { LineUse } from './limits.ts';

export const limitPeriodMs = 30 * dayMs;
const mostRecent = 200;

export function limitsOf(settings: SettingValues): Limits {
  return {
    mostPer30Days: BigInt(settings.get(topupSettings.mostPer30DaysMinor)),
    mostBalance: BigInt(settings.get(topupSettings.mostBalanceMinor)),
  };
}

function useValues(line: LineId, nowMs: number): readonly unknown[] {
  const since = new Date(nowMs - limitPeriodMs).toISOString();
  return [slotOf(line), uuidOf(line), since, countingStates];
}

/** As things look now: for a quote. */
export async function readUse(context: Context, line: LineId): Promise<LineUse> {
  const values = useValues(line, context.clock.now());
  const [balance, [use]] = await Promise.all([
    readBalance(context, accountOf(line)),
    context.db.read(readLineUse, values),
  ]);
  const cash = balance.units.find(({ unit }) => unit === 'HKD');
  return { balance: cash?.total ?? 0n, open: use?.open ?? 0n, ordered30Days: use?.ordered ?? 0n };
}

/** A line that nobody else orders for until the transaction ends. */
export interface HeldLine extends LineUse {
  /** What was ordered for it within the last 30 days, newest first. */
  readonly recent: readonly Topup[];
}

/**
 * Locks a line's account, so that no other order can slip in beside this one: in one turn with the
 * database, in which the orders are read behind the lock.
 */
export async function holdLine(tx: Tx, line: LineId): Promise<HeldLine> {
  const account = accountOf(line);
  const values = useValues(line, tx.nowMs);
  const [, [use], recent] = await Promise.all([
    lockAccounts(tx, [account]),
    tx.query(readLineUse, values),
    tx.query(readRecentOfLine, [...values.slice(0, 3), mostRecent]),
  ]);
  return {
    balance: lockedTotal(tx, account, 'HKD'),
    open: use?.open ?? 0n,
    ordered30Days: use?.ordered ?? 0n,
    recent: recent.map(topupOf),
  };
}
