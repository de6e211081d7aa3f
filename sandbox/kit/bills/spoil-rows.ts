import { type Random, randomFrom } from '../random.ts';
import type { BillErrors } from './bill-errors.ts';

/** How the rows of one provider's bills are wrong. */
export interface RowErrors<Row> {
  isPayment(row: Row): boolean;
  isRefund(row: Row): boolean;
  print(row: Row): string;
  /** The same once more, under another number of the provider's. */
  doubled(row: Row): Row;
  /** One yuan or dollar less than was paid. */
  lessened(row: Row): Row;
  /** One yuan or dollar more given back than was asked for. */
  moreBack(row: Row): Row;
  /** One yuan or dollar more kept than agreed. */
  dearer(row: Row): Row;
  /** Of a trade that no merchant ever ordered. */
  strange(row: Row, index: number): Row;
}

/**
 * Spoils payments and refunds of a day; a row, or a text in its place. The seed and the day decide
 * which; no row is spoilt twice, so that each error can be found as what it is.
 */
export function spoilRows<Row extends object>(
  rows: readonly Row[],
  errors: BillErrors,
  day: string,
  how: RowErrors<Row>,
): (Row | string)[] {
  const payments = chooserOf(rows, how.isPayment, randomFrom(errors.seed, day));
  const refunds = chooserOf(rows, how.isRefund, randomFrom(errors.seed, day, 'refunds'));
  const missing = new Set([...payments(errors.missing), ...refunds(errors.refundMissing)]);
  const duplicate = new Set([...payments(errors.duplicate), ...refunds(errors.refundDuplicate)]);
  const amount = payments(errors.amount);
  const fee = payments(errors.fee);
  const more = refunds(errors.refundAmount);
  const unreadable = new Set([...payments(errors.unreadable), ...refunds(errors.refundUnreadable)]);
  const spoilt = rows.flatMap((row): (Row | string)[] => {
    if (missing.has(row)) return [];
    if (duplicate.has(row)) return [row, how.doubled(row)];
    if (amount.has(row)) return [how.lessened(row)];
    if (more.has(row)) return [how.moreBack(row)];
    if (fee.has(row)) return [how.dearer(row)];
    if (unreadable.has(row)) return [how.print(row).slice(0, 60)];
    return [row];
  });
  const strangers = rows.slice(0, errors.extra).map((row, index) => how.strange(row, index));
  return [...spoilt, ...strangers];
}

/** Takes so many of a kind of rows at a time, none of them twice. */
export function chooserOf<Row>(
  rows: readonly Row[],
  isOne: (row: Row) => boolean,
  random: Random,
): (count: number) => Set<Row> {
  const order = rows
    .map((row) => ({ row, at: random() }))
    .filter(({ row }) => isOne(row))
    .toSorted((one, other) => one.at - other.at);
  return (count) => new Set(order.splice(0, count).map(({ row }) => row));
}
