import { dayMs, type Id, type InstantMs } from '#base';
import type { SettingValues } from '#platform/settings';
import type { LineId } from '#subscribers';
import { emergencyCreditSettings } from './settings.ts';

export type LoanId = Id<'loa'>;

export interface Loan {
  readonly id: LoanId;
  readonly line: LineId;
  readonly amountMinor: bigint;
  readonly outstandingMinor: bigint;
  readonly bucket: bigint;
  readonly lentAt: InstantMs;
}

/** What decides about borrowing, as it stands now. */
export interface Standing {
  readonly nowMs: InstantMs;
  /** When the line became ours. */
  readonly since: InstantMs;
  readonly validUntil: InstantMs | null;
  readonly paidTopups: number;
  readonly balanceMinor: bigint;
  readonly isOwing: boolean;
}

/** Why a line may not borrow now; the code of the refusal that says so. */
export type NoLoan = 'loan_open' | 'loan_too_new' | 'loan_not_needed' | 'loan_line_inactive';

/** Whether a line may borrow: undefined means that it may. */
export function obstacleOf(standing: Standing, settings: SettingValues): NoLoan | undefined {
  const { nowMs, since, validUntil, paidTopups, balanceMinor, isOwing } = standing;
  const { amountMinor, belowMinor, leastDays, leastTopups } = emergencyCreditSettings;
  if (isOwing) return 'loan_open';
  if (settings.get(amountMinor) === 0) return 'loan_not_needed';
  if (validUntil === null || validUntil < nowMs) return 'loan_line_inactive';
  const isNew = nowMs - since < settings.get(leastDays) * dayMs;
  if (isNew || paidTopups < settings.get(leastTopups)) return 'loan_too_new';
  return balanceMinor > BigInt(settings.get(belowMinor)) ? 'loan_not_needed' : undefined;
}

/** How much of a debt each of several pots pays, one after the other. */
export function shareRepayment(outstanding: bigint, pots: readonly bigint[]): bigint[] {
  let rest = outstanding;
  return pots.map((pot) => {
    const share = pot < rest ? pot : rest;
    rest -= share;
    return share;
  });
}
