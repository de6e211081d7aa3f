import { credit, debit } from '#ledger';
import type { Tx } from '#platform/postgres';
import { countSale } from './locked-counters.ts';
import type { Selling } from './seller.ts';

/**
 * Puts what a sale that was undone had cost back from `transit`, and takes the commission that it
 * had earned at once.
 */
export function returnToFloat(
  tx: Tx,
  { float, reseller }: Pick<Selling, 'float' | 'reseller'>,
  sale: {
    readonly cause: string;
    readonly valueMinor: bigint;
    /** What had left the float, where that was less. */
    readonly priceMinor?: bigint;
    readonly commissionMinor: bigint;
    /** Whether it was sold today, and so counts against today's limits. */
    readonly isOfToday: boolean;
  },
): bigint {
  const { cause, valueMinor, priceMinor: amount = valueMinor, commissionMinor } = sale;
  let last = credit(tx, float, { unit: 'HKD', amount }, 'transit', { code: 'sale_undone', cause });
  if (commissionMinor > 0n) {
    const commission = { unit: 'HKD', amount: commissionMinor } as const;
    const reason = { code: 'commission_undone', cause, isUntold: true } as const;
    last = debit(tx, float, commission, 'expense:commission', reason);
  }
  if (sale.isOfToday) countSale(tx, reseller, valueMinor, -1);
  return last.balanceAfter;
}
