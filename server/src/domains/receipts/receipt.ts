import type { HongKongDay, Id, InstantMs, Money, Unit, Words, ZoneMask } from '#base';

/** What a receipt of each kind is about, as the kind of its id. */
const subjects = {
  topup: 'top',
  voucher: 'top',
  refund: 'top',
  undo: 'top',
  taken_back: 'top',
  put_back: 'top',
  purchase: 'ter',
  renewal: 'ter',
  fee: 'ter',
  adjustment: 'adj',
  closing: 'cls',
  voucher_sale: 'vsl',
  voucher_undone: 'vsl',
} as const;

export type ReceiptKind = keyof typeof subjects;
export const receiptKinds = Object.keys(subjects) as readonly ReceiptKind[];

/** A top-up, a term of a pack, period or fee, a correction, a line's end, or a voucher's sale. */
export type SubjectId = Id<(typeof subjects)[ReceiptKind]>;

export function subjectKind(kind: ReceiptKind): (typeof subjects)[ReceiptKind] {
  return subjects[kind];
}

/** What a promotion did for a top-up: value on top, or so much less to pay. */
export interface Promoted {
  readonly kind: 'bonus' | 'discount';
  readonly name: Words;
  readonly amount: Money;
}

/** What all receipts about one thing say alike: written once, before the first is issued. */
export interface ReceiptSubject {
  readonly about: SubjectId;
  /** Six characters to say on the phone; null of what nobody has ordered. */
  readonly reference: string | null;
  /** Null of a voucher's sale: nobody knows yet which line it will be for. */
  readonly line: Id<'lin'> | null;
  /** The line's number, masked: a receipt may be shown to whoever paid. Empty of no line. */
  readonly maskedNumber: string;
  readonly plan: { readonly code: string; readonly name: Words } | null;
  readonly channel: string;
  /** Null of what nobody pays. */
  readonly method: string | null;
  /** The rate that made the price, where one did, and how it is printed. */
  readonly rate: { readonly id: Id<'fxr'>; readonly text: string } | null;
  /** The shop, hall or machine, as its keeper calls it; null where there is none. */
  readonly place: string | null;
  /** What gave the bonus and the discount. */
  readonly promotions: readonly Promoted[];
}

/** What one receipt proves, as it was when it happened. */
export interface ReceiptContent {
  readonly kind: ReceiptKind;
  readonly about: SubjectId;
  /** What the money is known by elsewhere; of a voucher its serial number. */
  readonly providerReference: string | null;
  /** What was paid, or given back, in the payer's currency, with the fee apart. */
  readonly paid: Money;
  readonly fee: Money;
  /** What the line got, or gave back; the bonus apart. */
  readonly value: Money;
  readonly bonus: Money;
  readonly bonusExpiresAt: InstantMs | null;
  /** What of the value went to an emergency credit that was owed. */
  readonly repaid: Money | null;
  readonly balanceBefore: Money | null;
  readonly balanceAfter: Money | null;
  readonly validUntilBefore: HongKongDay | null;
  readonly validUntilAfter: HongKongDay | null;
  /** What was bought for a time: of a purchase, a renewal and a fee. */
  readonly term: ReceiptTerm | null;
  /** Of an adjustment. */
  readonly correction: ReceiptCorrection | null;
  /** Of the end of a line. */
  readonly closing: ReceiptClosing | null;
}

/** What a receipt says nothing of, unless it is said beside this. */
export const nothingSaid = {
  providerReference: null,
  bonusExpiresAt: null,
  repaid: null,
  balanceBefore: null,
  balanceAfter: null,
  validUntilBefore: null,
  validUntilAfter: null,
  term: null,
  correction: null,
  closing: null,
} as const satisfies Partial<ReceiptContent>;

export interface ReceiptTerm {
  readonly name: Words;
  readonly startsAt: InstantMs;
  /** The last instant. */
  readonly endsAt: InstantMs;
  readonly units: readonly ReceiptUnits[];
}

/** Bytes, seconds or messages, and where they can be used. */
export interface ReceiptUnits {
  readonly unit: Exclude<Unit, Money['currency']>;
  readonly amount: bigint;
  readonly zones: ZoneMask;
}

/** The value was given to the line, taken from it, or written off what it owed. */
export interface ReceiptCorrection {
  readonly way: 'give' | 'take' | 'write_off';
  readonly reason: string;
  /** When what was given ends; null where it does not. */
  readonly expiresAt: InstantMs | null;
}

/** What became of the money of a line that was closed. */
export interface ReceiptClosing {
  /** By which ways it goes back, each in the currency in which it was paid. */
  readonly ways: readonly ReturnWay[];
  /** What was given and not paid for, and is lost. */
  readonly lapsed: Money;
}

export interface ReturnWay {
  /** The method it was paid by; null for a transfer to a bank account. */
  readonly method: string | null;
  readonly back: Money;
}

/** A number that a law wants: without a gap within an entity's year. */
export interface ReceiptNumber {
  readonly entity: string;
  readonly year: number;
  readonly number: bigint;
}

/** All that is printed, in no language: any can be printed later. */
export interface Receipt extends ReceiptContent, ReceiptSubject {
  readonly code: string;
  readonly issuedAt: InstantMs;
  /** Null where no law wants one, and for the minutes until it is given. */
  readonly number: ReceiptNumber | null;
}

/** The money came back to whoever had paid it. */
export function isRepayment({ kind }: Pick<Receipt, 'kind'>): boolean {
  return kind === 'refund' || kind === 'voucher_undone';
}

/** A voucher's sale over a counter, or its end: of no line. */
export function isOfVoucherSale({ kind }: Pick<Receipt, 'kind'>): boolean {
  return subjectKind(kind) === 'vsl';
}

/** The top-up that a receipt is about, if it is about one. */
export function topupOf({ kind, about }: Pick<Receipt, 'kind' | 'about'>): Id<'top'> | null {
  return subjectKind(kind) === 'top' ? (about as Id<'top'>) : null;
}

/** `TH-HK 2026-00000123`, as it is printed. */
export function receiptNumberText({ entity, year, number }: ReceiptNumber): string {
  return `${entity} ${year}-${number.toString().padStart(8, '0')}`;
}
