import type { Id, Unit } from '#base';

/**
 * Whoever owns buckets. The ledger does not know what a line or a reseller is: a kind is a word to
 * it.
 */
export type AccountId = Id<'acc'>;

/**
 * The other side of a movement: the house's own accounts. They have no row that could be locked, so
 * any number of transactions move money on them at once.
 */
export type SystemAccount =
  | `clearing:${string}`
  /** Cash of halls and of kiosks on its way, and what the bank is to book for floats. */
  | 'clearing:cash_transport'
  | 'clearing:cash_deposits'
  | 'clearing:floats'
  | `cash:${string}`
  /** What holders of vouchers of a batch are owed. */
  | `vouchers:${string}`
  | `income:usage:${string}:${string}`
  | `fx:${string}`
  | 'bank'
  | 'refund_payable'
  /** What was left on lines that were closed, until it is with their owners. */
  | 'closing_payable'
  /** What resellers owe for stock in their floats that they have not paid for yet. */
  | 'float_receivable'
  | 'claimable'
  | 'unmatched'
  /** What lines that came from another system had there. */
  | 'brought_in'
  /** What machines have kept and could not credit, until it is with whoever has the slip. */
  | 'cash_claims'
  /** What cash machines have taken and could not credit, until it can be or is taken back. */
  | 'atm_claims'
  /** What boxes and tills held less or more than was booked into them, when they were counted. */
  | 'cash_difference'
  /** The same of the safe and of the office, by the counts of two people. */
  | 'cash_difference:safe'
  | 'cash_difference:office'
  /** What was paid for top-ups that a rule caught, until people have looked at them. */
  | 'under_review'
  | 'income:fee'
  | 'income:packs'
  | 'expense:promotion'
  /** What was credited beyond the money that came for it, by decision of two people. */
  | 'expense:shortfall'
  /** What was given back although it was spent, by decision of two people. */
  | 'expense:write_off'
  /** What answers to appeals gave on top, as a sign of being sorry. */
  | 'expense:goodwill'
  /** What two people, or the operator's own programs, gave or took, each time with a reason. */
  | 'expense:adjustment'
  | 'expense:commission'
  | 'expense:provider_fee'
  | 'chargeback_loss'
  /** What differed from a bill or a bank, and two people have given up or kept. */
  | 'reconciliation_difference'
  /** What exchanges gained against the average cost, credited, or lost. */
  | 'exchange_difference'
  | 'transit'
  | 'packs'
  | 'loans';

/** Why money or units moved, in one word, for statements and reports. */
export interface Reason {
  readonly code: string;
  /** The id of what caused it: a top-up, a hold, a usage record. */
  readonly cause: string;
  /** When it took effect, if that was not now. */
  readonly effectiveAt?: number;
  /** Nobody hears how low it brings the account: whoever moves it sees to that. */
  readonly isUntold?: true;
}

export interface Amount {
  readonly unit: Unit;
  readonly amount: bigint;
}
