import assert from 'node:assert/strict';
import type { Currency } from '#base';
import { readBalance, readSystemAccounts } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf, type LineId } from '#subscribers';
import { auditEverything, isClean } from '../../src/audit.ts';

/** All that a line has, in minor units of HKD. */
export async function totalOf(context: Context, line: LineId): Promise<bigint> {
  const { units } = await readBalance(context, accountOf(line));
  return units.find(({ unit }) => unit === 'HKD')?.total ?? 0n;
}

/** What a system account was debited beyond what it was credited. */
export async function netOf(
  context: Context,
  account: string,
  unit: Currency = 'CNY',
): Promise<bigint> {
  const accounts = await readSystemAccounts(context);
  return accounts.find((one) => one.account === account && one.unit === unit)?.net ?? 0n;
}

export async function booksHold(context: Context): Promise<void> {
  const checks = await auditEverything(context);
  assert.ok(isClean(checks), JSON.stringify(checks.filter(({ problems }) => problems.length > 0)));
}

/** What a promise is refused with, for `assert.rejects`. */
export function refusedAs(code: string) {
  return (error: unknown): boolean => {
    assert.equal((error as { code?: string }).code, code);
    return true;
  };
}
