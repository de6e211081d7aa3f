import type { Journal } from '../../kit/journal.ts';
import { randomFrom } from '../../kit/random.ts';
import type { BillRow } from './bill-row.ts';

/** How many rows of each bill are wrong, and how. */
export interface BillErrors {
  seed: number;
  /** Left out of the bill. */
  missing: number;
  /** Of a trade that no merchant ever ordered. */
  extra: number;
  /** Printed twice, the second time with another number of the gateway. */
  duplicate: number;
  /** One yuan less than was paid. */
  amount: number;
  /** One yuan more kept than agreed. */
  fee: number;
  /** Cut off in the middle. */
  unreadable: number;
  /** 1 where the totals count one payment too many. */
  totals: number;
  /** 1 where no bill is made at all, as on a bad morning. */
  late: number;
}

export const errorNames = [
  'missing',
  'extra',
  'duplicate',
  'amount',
  'fee',
  'unreadable',
  'totals',
  'late',
] as const satisfies readonly (keyof BillErrors)[];

export const noErrors: BillErrors = {
  seed: 0,
  missing: 0,
  extra: 0,
  duplicate: 0,
  amount: 0,
  fee: 0,
  unreadable: 0,
  totals: 0,
  late: 0,
};

export interface BillErrorBook {
  get(): BillErrors;
  set(errors: BillErrors): void;
}

/** Kept over restarts: a bill must be the same however often it is fetched. */
export function openBillErrors(journal: Journal): BillErrorBook {
  const table = journal.table<BillErrors>('bill-errors');
  return {
    get: () => table.get('all') ?? noErrors,
    set: (errors) => table.put('all', errors),
  };
}

/** A row as it is printed, or a text in its place. */
export type SpoiltRow = BillRow | string;

/**
 * Spoils payments of a day. The seed and the day decide which; no row is spoilt twice, so that each
 * error can be found as what it is.
 */
export function spoil(
  rows: readonly BillRow[],
  errors: BillErrors,
  day: string,
  print: (row: BillRow) => string,
): SpoiltRow[] {
  const random = randomFrom(errors.seed, day);
  const order = rows
    .map(({ type }, index) => ({ type, index, at: random() }))
    .filter(({ type }) => type === '交易')
    .toSorted((one, other) => one.at - other.at);
  const chosen = (count: number): Set<number> =>
    new Set(order.splice(0, count).map(({ index }) => index));
  const missing = chosen(errors.missing);
  const duplicate = chosen(errors.duplicate);
  const amount = chosen(errors.amount);
  const fee = chosen(errors.fee);
  const unreadable = chosen(errors.unreadable);
  const spoilt = rows.flatMap((row, index): SpoiltRow[] => {
    if (missing.has(index)) return [];
    if (duplicate.has(index)) return [row, { ...row, tradeNo: `${row.tradeNo.slice(0, -1)}X` }];
    if (amount.has(index)) return [{ ...row, amountFen: row.amountFen - 100 }];
    if (fee.has(index)) return [{ ...row, feeFen: row.feeFen - 100 }];
    if (unreadable.has(index)) return [print(row).slice(0, 60)];
    return [row];
  });
  return [...spoilt, ...strangers(rows, errors.extra)];
}

function strangers(rows: readonly BillRow[], count: number): BillRow[] {
  return rows.slice(0, count).map((row, index) => ({
    ...row,
    tradeNo: `${row.tradeNo.slice(0, 8)}${String(index).padStart(20, '9')}`,
    outTradeNo: `counter-${index + 1}`,
    type: '交易',
    amountFen: 8_800,
    outRequestNo: '',
    feeFen: -53,
  }));
}
