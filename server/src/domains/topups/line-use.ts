import { dayMs, slotOf, uuidOf } from '#base';
import { lockAccounts, lockedTotal, readBalance } from '#ledger';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import type { SettingValues } from '#platform/settings';
import { accountOf, type LineId } from '#subscribers';
import type { Limits, LineUse } from './limits.ts';
import { topupSettings } from './settings.ts';
import { readLineUse } from './store/topups.ts';
import { countingStates } from './topup.ts';

export type { LineUse } from './limits.ts';

export const limitPeriodMs = 30 * dayMs;

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

/**
 * The same while the line's account is locked, so that no other order can slip in beside this one.
 */
export async function readUseLocked(tx: Tx, line: LineId, balance: bigint): Promise<LineUse> {
  const [use] = await tx.query(readLineUse, useValues(line, tx.nowMs));
  return { balance, open: use?.open ?? 0n, ordered30Days: use?.ordered ?? 0n };
}

/** What a line has and has ordered, with its account locked: nobody orders beside who holds it. */
export async function lockLineUse(tx: Tx, line: LineId): Promise<LineUse> {
  const account = accountOf(line);
  await lockAccounts(tx, [account]);
  return readUseLocked(tx, line, lockedTotal(tx, account, 'HKD'));
}
