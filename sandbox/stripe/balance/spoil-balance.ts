import { chooserOf } from '../../kit/bills/spoil-rows.ts';
import { randomFrom } from '../../kit/random.ts';
import type { BalanceTransaction } from '../records.ts';
import type { World } from '../world.ts';
import type { BillErrors } from './bill-errors.ts';
import { feeOf } from './fees.ts';

const dayMs = 24 * 3_600_000;

/**
 * The balance as it is listed when things go wrong there. The seed and the day decide which rows it
 * concerns, so that a day is listed alike however often, and no row is spoilt twice.
 */
export function spoilBalance(
  world: World,
  account: string,
  moved: readonly BalanceTransaction[],
): BalanceTransaction[] {
  const errors = world.billErrors.get(account);
  const days = Map.groupBy(moved, ({ createdMs }) => Math.floor(createdMs / dayMs));
  return [...days].flatMap(([day, rows]) => spoilDay(rows, errors, day));
}

function spoilDay(
  rows: readonly BalanceTransaction[],
  errors: BillErrors,
  day: number,
): BalanceTransaction[] {
  if (errors.late > 0) return [];
  const payments = chooserOf(rows, ({ type }) => type === 'charge', randomFrom(errors.seed, day));
  const random = randomFrom(errors.seed, day, 'refunds');
  const refunds = chooserOf(rows, ({ type }) => type === 'refund', random);
  const missing = new Set([...payments(errors.missing), ...refunds(errors.refundMissing)]);
  const duplicate = new Set([...payments(errors.duplicate), ...refunds(errors.refundDuplicate)]);
  const [amount, fee] = [payments(errors.amount), payments(errors.fee)];
  const more = refunds(errors.refundAmount);
  const unreadable = new Set([...payments(errors.unreadable), ...refunds(errors.refundUnreadable)]);
  const spoilt = rows.flatMap((row): BalanceTransaction[] => {
    if (missing.has(row)) return [];
    if (duplicate.has(row)) return [row, { ...row, id: `${row.id}X` }];
    if (amount.has(row)) {
      const less = row.amount - 100;
      return [{ ...row, amount: less, fee: feeOf(less) }];
    }
    if (more.has(row)) return [{ ...row, amount: row.amount - 100 }];
    if (fee.has(row)) return [{ ...row, fee: row.fee + 100 }];
    if (unreadable.has(row)) return [{ ...row, isUnreadable: true }];
    return [row];
  });
  return [...spoilt, ...strangers(rows, errors.extra)];
}

/** Payments that no merchant of ours has ever asked for. */
function strangers(rows: readonly BalanceTransaction[], count: number): BalanceTransaction[] {
  const payments = rows.filter(({ type }) => type === 'charge').slice(0, count);
  return payments.map((row, index) => ({
    ...row,
    id: `txn_stranger${index}${row.id.slice(-8)}`,
    source: `ch_stranger${index}${row.id.slice(-8)}`,
    amount: 8_800,
    fee: 534,
  }));
}
