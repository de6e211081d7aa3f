import { type HongKongDay, type Id, idFrom, type InstantMs } from '#base';

export type BreakId = Id<'brk'>;

/** What differs, as a fact: authors disagree on which side is "long". */
export type BreakFact =
  /** The bill has it, and it is none of ours. */
  | 'not_ours'
  /** We have it, and no bill does. */
  | 'not_in_bill'
  | 'amount_differs'
  | 'currency_differs'
  /** The bill has it as money that moved, we do not. */
  | 'state_differs'
  | 'fee_differs'
  /** Bills have it twice. */
  | 'duplicate'
  /** The bill's own totals are not what its rows add up to. */
  | 'totals_differ'
  | 'unreadable_row'
  /** Of what a day had to bring, or what was exchanged was worth, less came than that. */
  | 'payout_short'
  | 'payout_over'
  /** Nothing has come of a day, and it is time. */
  | 'payout_missing'
  /** It was paid out, and for no day that owes it. */
  | 'payout_unplaced';

export type BreakState = 'waiting' | 'open' | 'proposed' | 'resolved' | 'cleared';

/**
 * The kind of a break about an entry at our own bank. The bank moves then, and no provider owes us
 * anything: what is booked for it is booked against the bank.
 */
export const bankEntry = 'bank_entry';

/** How a break can be resolved. */
export type Way =
  /** The difference is booked as money whose owner is not known. */
  | 'book_unmatched'
  /** Money that is missing is given up. */
  | 'write_off'
  /** The bill is believed: the payment becomes captured, and is credited or given back. */
  | 'apply_bill'
  /** Nothing is booked: it was looked at and is right so. */
  | 'accept';

/** A difference as matching finds it. Amounts are minor units, above zero what comes to us. */
export interface Found {
  readonly fact: BreakFact;
  /** What it is about: once per day and fact. */
  readonly subject: string;
  readonly kind: string;
  /** The digits of our attempt or refund, where there is one. */
  readonly number: string | null;
  readonly providerNumber: string | null;
  readonly row: number | null;
  readonly billAmount: bigint;
  readonly billCurrency: string | null;
  readonly ourAmount: bigint;
  readonly ourCurrency: string | null;
  readonly ourState: string | null;
  readonly occurredAt: InstantMs | null;
  readonly note: string | null;
}

export interface Break extends Found {
  readonly id: BreakId;
  readonly connector: string;
  readonly day: HongKongDay;
  readonly state: BreakState;
  readonly way: Way | null;
  /** Why, in the words of who proposed it. */
  readonly reason: string | null;
  readonly proposedBy: string | null;
  readonly decidedBy: string | null;
  /** Why and by whom it is to be opened again, and who has decided so, the last time. */
  readonly reopenReason: string | null;
  readonly reopenBy: string | null;
  readonly reopenDecidedBy: string | null;
  readonly foundAt: InstantMs;
  readonly changedAt: InstantMs;
}

const ofPayouts: ReadonlySet<BreakFact> = new Set([
  'payout_short',
  'payout_over',
  'payout_missing',
  'payout_unplaced',
]);

/** Whether it is about what was paid out, and not about the rows of a bill. */
export function isOfPayout(fact: BreakFact): boolean {
  return ofPayouts.has(fact);
}

/** By how much the clearing account is wrong in a currency until the break is resolved. */
export interface Gap {
  readonly currency: string;
  /** What the bill says less what we say. */
  readonly amount: bigint;
}

/** Nothing where both sides agree on the money; two where they speak of two currencies. */
export function gapsOf(of: Found): Gap[] {
  if (of.fact === 'fee_differs') return [];
  const gaps = new Map<string, bigint>();
  if (of.billCurrency !== null) gaps.set(of.billCurrency, of.billAmount);
  if (of.ourCurrency !== null) {
    gaps.set(of.ourCurrency, (gaps.get(of.ourCurrency) ?? 0n) - of.ourAmount);
  }
  return [...gaps]
    .filter(([, amount]) => amount !== 0n)
    .map(([currency, amount]) => ({ currency, amount }));
}

/** The ways that are open for a break. */
export function waysOf(of: Found): Way[] {
  const gaps = gapsOf(of);
  if (gaps.length === 0) return ['accept'];
  // What banking does not hold yet it will take, and books it then.
  if (of.kind === bankEntry && of.fact === 'not_ours') return ['accept'];
  const isMissing = gaps.some(({ amount }) => amount < 0n);
  const isOurPayment = of.fact === 'state_differs' && of.kind === 'payment';
  return [
    ...(isOurPayment ? ['apply_bill' as const] : []),
    'book_unmatched',
    ...(isMissing ? ['write_off' as const] : []),
    // The bank's statement may be wrong, and what it has told before be right.
    ...(of.kind === bankEntry ? ['accept' as const] : []),
  ];
}

/**
 * Where the difference is booked that is resolved in this way; undefined where nothing is booked.
 */
export function bookedAs(way: Way | null): 'reconciliation_difference' | 'unmatched' | undefined {
  if (way === 'write_off') return 'reconciliation_difference';
  return way === 'book_unmatched' ? 'unmatched' : undefined;
}

/** Whether one person has proposed to open it again, and no other has decided. */
export function isReopeningProposed({ reopenBy, reopenDecidedBy }: Break): boolean {
  return reopenBy !== null && reopenDecidedBy === null;
}

/** Whether what it was resolved by can be taken back at all. */
export function canBeReopened({ state, way }: Pick<Break, 'state' | 'way'>): boolean {
  return state === 'resolved' && way !== 'apply_bill';
}

/** Whether a row's number is one of our refunds, not of an attempt. */
export function isOfRefund(kind: string): boolean {
  return kind === 'refund' || kind === 'refund_failure';
}

/** Our attempt or refund, as it is called everywhere else. */
export function numberOf({ number, kind }: Found): string | null {
  return number === null ? null : idFrom(isOfRefund(kind) ? 'rfd' : 'att', number);
}
