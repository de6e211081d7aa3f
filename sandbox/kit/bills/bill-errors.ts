import type { Journal } from '../journal.ts';

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
  /** The same of refunds; of those whose amount is wrong more was given back than was asked for. */
  refundMissing: number;
  refundDuplicate: number;
  refundAmount: number;
  refundUnreadable: number;
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
  'refundMissing',
  'refundDuplicate',
  'refundAmount',
  'refundUnreadable',
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
  refundMissing: 0,
  refundDuplicate: 0,
  refundAmount: 0,
  refundUnreadable: 0,
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
