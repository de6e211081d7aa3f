import { type Currency, currencies } from '#base';
import { readPayouts } from '#banking';
import { requireStaff, type StaffCaller } from '#identity';
import { readSystemAccounts } from '#ledger';
import type { Context } from '#platform/context';
import { sumBilledPayouts, sumUnresolved } from './store/settlements.ts';

/** How a provider stands with us in a currency: our books, its bills, and our bank. */
export interface Settlement {
  readonly connector: string;
  readonly currency: Currency;
  /** What it still has of ours by our books; nothing once every batch is settled. */
  readonly clearingMinor: bigint;
  /** What it says it has paid out, where its bills tell. */
  readonly paidOutMinor: bigint | null;
  /** What our bank says has come from it. */
  readonly arrivedMinor: bigint | null;
  readonly unresolved: number;
}

const prefix = 'clearing:';

/**
 * The triangle of every connector: orders against bills stand day by day, bills against the bank
 * and the clearing account here. Refuses with `permission_missing`.
 */
export async function readSettlements(
  context: Context,
  caller: StaffCaller,
): Promise<Settlement[]> {
  await requireStaff(context, caller, 'reconciliation.read');
  const [accounts, arrived, paidOut, unresolved] = await Promise.all([
    readSystemAccounts(context),
    readPayouts(context),
    context.db.read(sumBilledPayouts),
    context.db.read(sumUnresolved),
  ]);
  const clearing = accounts.filter(({ account }) => account.startsWith(prefix));
  const connectors = new Set([
    ...clearing.map(({ account }) => account.slice(prefix.length)),
    ...arrived.map(({ connector }) => connector),
  ]);
  return [...connectors].sort().flatMap((connector) =>
    currencies.flatMap((currency): Settlement[] => {
      const isIt = (of: { readonly connector: string; readonly currency: string }): boolean =>
        of.connector === connector && of.currency === currency;
      const account = `${prefix}${connector}`;
      const net = clearing.find((one) => one.account === account && one.unit === currency)?.net;
      const arrivedMinor = arrived.find(isIt)?.amount ?? null;
      const paidOutMinor = paidOut.find(isIt)?.amount ?? null;
      // What was exchanged passes through the account of the other currency and leaves nothing.
      if (!net && arrivedMinor === null && paidOutMinor === null) return [];
      return [
        {
          connector,
          currency,
          clearingMinor: net ?? 0n,
          paidOutMinor,
          arrivedMinor,
          unresolved: Number(unresolved.find((one) => one.connector === connector)?.breaks ?? 0n),
        },
      ];
    }),
  );
}
