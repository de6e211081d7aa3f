import type { Journal } from '../../kit/journal.ts';

/** How many payments of each UTC day are listed wrongly, and how. */
export interface BillErrors {
  seed: number;
  missing: number;
  extra: number;
  duplicate: number;
  /** One dollar less than was paid. */
  amount: number;
  /** One dollar more kept than agreed. */
  fee: number;
  /** Listed without the instant at which it was made. */
  unreadable: number;
  /** The same of refunds; of those whose amount is wrong more was given back than was asked for. */
  refundMissing: number;
  refundDuplicate: number;
  refundAmount: number;
  refundUnreadable: number;
  /** 1 where a day that is over is not listed yet, as on a bad morning. */
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
  'late',
] as const;

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
  late: 0,
};

export interface BillErrorBook {
  get(account: string): BillErrors;
  set(account: string, errors: BillErrors): void;
}

/** Kept over restarts: a day must be listed alike however often it is asked for. */
export function openBillErrors(journal: Journal): BillErrorBook {
  const table = journal.table<BillErrors>('bill-errors');
  return {
    get: (account) => table.get(account) ?? noErrors,
    set: (account, errors) => table.put(account, errors),
  };
}
