import { type Currency, currencies } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import { readSystemAccounts } from '#ledger';
import type { Context } from '#platform/context';
import { unmatchedOf } from './load-unmatched.ts';
import { readUnmatched } from './store/unmatched.ts';
import { mostListed, type Unmatched } from './unmatched.ts';

export interface UnmatchedDesk {
  /** Oldest first. */
  readonly items: readonly Unmatched[];
  /** What the account holds by the books, above zero what is somebody's. */
  readonly held: ReadonlyMap<Currency, bigint>;
}

/** All money that was booked as nobody's and is there still. Refuses with `permission_missing`. */
export async function listUnmatched(context: Context, caller: StaffCaller): Promise<UnmatchedDesk> {
  await requireStaff(context, caller, 'reconciliation.read');
  const [rows, accounts] = await Promise.all([
    context.db.read(readUnmatched, [mostListed]),
    readSystemAccounts(context),
  ]);
  const netOf = (currency: Currency): bigint =>
    accounts.find(({ account, unit }) => account === 'unmatched' && unit === currency)?.net ?? 0n;
  return {
    items: rows.map(unmatchedOf),
    held: new Map(currencies.map((currency) => [currency, -netOf(currency)])),
  };
}
