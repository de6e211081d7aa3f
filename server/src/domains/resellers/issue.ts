import type { Id, InstantMs } from '#base';
import type { StaffId } from '#identity';
import type { SystemAccount } from '#ledger';
import type { ResellerId } from './reseller.ts';

export type IssueId = Id<'iss'>;

/** How a reseller pays for stock; `credit` is agreed to be later. */
export const waysToPay = ['bank', 'cheque', 'cash', 'credit'] as const;
export type PaidBy = (typeof waysToPay)[number];

/** proposed → refused; proposed → issued → paid; issued → undone, when all of it was taken back. */
export type IssueState = 'proposed' | 'refused' | 'issued' | 'undone' | 'paid';

/** Money for a float. */
export interface Issue {
  readonly id: IssueId;
  readonly reseller: ResellerId;
  readonly amountMinor: bigint;
  readonly paidBy: PaidBy;
  /** The number of the cheque, the reference of the bank transfer; may be empty. */
  readonly paymentReference: string;
  readonly state: IssueState;
  readonly proposedBy: StaffId;
  readonly proposedAt: InstantMs;
  readonly decidedBy: StaffId | null;
  readonly decidedAt: InstantMs | null;
  /** Who has said that it was paid; it is once somebody else says so too. */
  readonly saidPaidBy: StaffId | null;
  readonly paidAt: InstantMs | null;
}

/** What resellers owe us for stock that they have been given. */
export const owedForStock: SystemAccount = 'float_receivable';

/** What the bank is to book for floats: what shops pay, less what they are paid out. */
export const dueForFloats = 'clearing:floats';

/** What comes to our bank under the reference of its payment. */
export function isAwaited({ paidBy }: Pick<Issue, 'paidBy'>): boolean {
  return paidBy === 'bank' || paidBy === 'cheque';
}

/** Where their money arrives. */
export function arrivesIn(paidBy: PaidBy): SystemAccount {
  return paidBy === 'cash' ? 'cash:office' : dueForFloats;
}
