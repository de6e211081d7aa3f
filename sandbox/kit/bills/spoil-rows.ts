import { randomFrom } from '../random.ts';
import type { BillErrors } from './bill-errors.ts';

/** How the rows of one provider's bills are wrong. */
export interface RowErrors<Row> {
  isPayment(row: Row): boolean;
  print(row: Row): string;
  /** The same once more, under another number of the provider's. */
  doubled(row: Row): Row;
  /** One yuan or dollar less than was paid. */
  lessened(row: Row): Row;
  /** One yuan or dollar more kept than agreed. */
  dearer(row: Row): Row;
  /** Of a trade that no merchant ever ordered. */
  strange(row: Row, index: number): Row;
}

/**
 * Spoils payments of a day; a row, or a text in its place. The seed and the day decide which; no
 * row is spoilt twice, so that each error can be found as what it is.
 */
export function spoilRows<Row extends object>(
  rows: readonly Row[],
  errors: BillErrors,
  day: string,
  how: RowErrors<Row>,
): (Row | string)[] {
  const random = randomFrom(errors.seed, day);
  const order = rows
    .map((row, index) => ({ row, index, at: random() }))
    .filter(({ row }) => how.isPayment(row))
    .toSorted((one, other) => one.at - other.at);
  const chosen = (count: number): Set<number> =>
    new Set(order.splice(0, count).map(({ index }) => index));
  const missing = chosen(errors.missing);
  const duplicate = chosen(errors.duplicate);
  const amount = chosen(errors.amount);
  const fee = chosen(errors.fee);
  const unreadable = chosen(errors.unreadable);
  const spoilt = rows.flatMap((row, index): (Row | string)[] => {
    if (missing.has(index)) return [];
    if (duplicate.has(index)) return [row, how.doubled(row)];
    if (amount.has(index)) return [how.lessened(row)];
    if (fee.has(index)) return [how.dearer(row)];
    if (unreadable.has(index)) return [how.print(row).slice(0, 60)];
    return [row];
  });
  const strangers = rows.slice(0, errors.extra).map((row, index) => how.strange(row, index));
  return [...spoilt, ...strangers];
}
