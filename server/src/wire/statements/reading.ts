import type { Currency, InstantMs } from '#base';

/**
 * What moved. A `refund_failure` brings back what a refund had taken; `other` is whatever a
 * provider books beside all that, such as a correction of its own.
 */
export type ItemKind =
  | 'payment'
  | 'refund'
  | 'refund_failure'
  | 'fee'
  | 'payout'
  | 'credit'
  | 'chargeback'
  | 'other';

/** One movement as a bill or a bank's statement tells it, in our words and minor units. */
export interface StatementItem {
  /** Where it stands in the file: its line, or its place among the elements. From 1. */
  readonly row: number;
  readonly kind: ItemKind;
  /** The number that we gave the payment, as it is written there; empty where there is none. */
  readonly ourNumber: string;
  readonly ourRefundNumber: string;
  readonly providerNumber: string;
  /**
   * Above zero what came to us, below zero what left us: all that was asked for, whoever of the
   * payer, the provider and us gave it.
   */
  readonly amountMinor: bigint;
  readonly currency: Currency;
  /**
   * What the provider kept of it, in thousandths of a minor unit: WeChat prints five decimals of a
   * yuan. Below zero where a refund gives a fee back.
   */
  readonly feeThousandths: bigint;
  /**
   * What of the amount never came because we gave its payer a coupon; below zero where a refund
   * need not give it back. None where nothing is said of it.
   */
  readonly couponMinor?: bigint;
  readonly occurredAt: InstantMs;
  /** What a bank's statement says it was for. */
  readonly remittance?: string;
}

export interface Total {
  readonly count?: number;
  readonly amountMinor: bigint;
}

/** What a bill says that its own rows add up to: their amounts, or what of them came to us. */
export interface StatementTotals {
  /** Of payments and refunds together, where it is counted so. */
  readonly items?: number;
  readonly payments: Total;
  readonly refunds: Total;
  readonly areLessCoupons?: boolean;
}

/** One thing that was read of a file. They come in the order of the file. */
export type Reading =
  /** Whose it is, and of which day; again wherever rows say something else. */
  | { readonly is: 'head'; readonly account: string; readonly day: string }
  | { readonly is: 'item'; readonly item: StatementItem }
  | { readonly is: 'unreadable'; readonly row: number; readonly text: string }
  | { readonly is: 'totals'; readonly totals: StatementTotals }
  | { readonly is: 'contradiction'; readonly why: FileContradiction };

/** What a file says of itself and its rows do not. */
export type FileContradiction =
  /** What moved, by the balances and by the rows. */
  | { readonly is: 'balances'; readonly told: string; readonly moved: string }
  | { readonly is: 'count'; readonly told: number; readonly read: number }
  /** The sum of a column, by its name as it is printed. */
  | {
      readonly is: 'column';
      readonly column: string;
      readonly told: string;
      readonly read: string;
    };

/** Readings, many at a time, so that a million of them pass through little memory. */
export type Readings = AsyncGenerator<readonly Reading[], void>;
