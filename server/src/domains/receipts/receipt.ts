import {
  assert,
  type Currency,
  type HongKongDay,
  type Id,
  type InstantMs,
  type Money,
  type Words,
} from '#base';

export type ReceiptKind = 'topup' | 'refund' | 'undo';

/** What all receipts of a top-up say alike: written once, when it is ordered. */
export interface ReceiptSubject {
  readonly topup: Id<'top'>;
  /** Six characters to say on the phone. */
  readonly reference: string;
  readonly line: Id<'lin'>;
  /** The line's number, masked: a receipt may be shown to whoever paid. */
  readonly maskedNumber: string;
  readonly plan: { readonly code: string; readonly name: Words };
  readonly channel: string;
  readonly method: string;
  /** The rate that made the price, where one did, and how it is printed. */
  readonly rate: { readonly id: Id<'fxr'>; readonly text: string } | null;
}

/** What one receipt proves, as it was when it happened. */
export interface ReceiptContent {
  readonly kind: ReceiptKind;
  readonly topup: Id<'top'>;
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

/** `TH-HK 2026-00000123`, as it is printed. */
export function receiptNumberText({ entity, year, number }: ReceiptNumber): string {
  return `${entity} ${year}-${number.toString().padStart(8, '0')}`;
}

/**
 * The stored form of a subject. It has a version, because receipts are printed for as long as a law
 * says: what reads it must know every form that was ever written.
 */
export type WrittenSubject = { readonly version: 1 } & Omit<ReceiptSubject, 'topup'>;

export function writtenSubject(subject: ReceiptSubject): WrittenSubject {
  const { reference, line, maskedNumber, plan, channel, method, rate } = subject;
  return { version: 1, reference, line, maskedNumber, plan, channel, method, rate };
}

export function subjectOf(topup: Id<'top'>, stored: WrittenSubject): ReceiptSubject {
  const { version, ...subject } = stored;
  assert(version === 1, `a receipt of an unknown version: ${version as number}`);
  return { topup, ...subject };
}

/** `12050 HKD`: digits as text, since JSON's numbers are floats. */
type WrittenMoney = `${string} ${Currency}`;

type Written<Content> = {
  readonly [Name in keyof Content]: Content[Name] extends Money
    ? WrittenMoney
    : Content[Name] extends Money | null
      ? WrittenMoney | null
      : Content[Name];
};

/**
 * The stored form of what one receipt says, with a version of its own. Its kind and its top-up are
 * columns beside it.
 */
export type WrittenContent = { readonly version: 1 } & Omit<
  Written<ReceiptContent>,
  'kind' | 'topup'
>;

export function writtenContent(content: ReceiptContent): WrittenContent {
  return {
    version: 1,
    providerReference: content.providerReference,
    paid: writtenMoney(content.paid),
    fee: writtenMoney(content.fee),
    value: writtenMoney(content.value),
    bonus: writtenMoney(content.bonus),
    bonusExpiresAt: content.bonusExpiresAt,
    repaid: content.repaid && writtenMoney(content.repaid),
    balanceBefore: content.balanceBefore && writtenMoney(content.balanceBefore),
    balanceAfter: content.balanceAfter && writtenMoney(content.balanceAfter),
    validUntilBefore: content.validUntilBefore,
    validUntilAfter: content.validUntilAfter,
  };
}

export function contentOf(
  { kind, topup }: Pick<ReceiptContent, 'kind' | 'topup'>,
  { version, ...stored }: WrittenContent,
): ReceiptContent {
  assert(version === 1, `a receipt of an unknown version: ${version as number}`);
  return {
    kind,
    topup,
    ...stored,
    paid: moneyOf(stored.paid),
    fee: moneyOf(stored.fee),
    value: moneyOf(stored.value),
    bonus: moneyOf(stored.bonus),
    repaid: stored.repaid && moneyOf(stored.repaid),
    balanceBefore: stored.balanceBefore && moneyOf(stored.balanceBefore),
    balanceAfter: stored.balanceAfter && moneyOf(stored.balanceAfter),
  };
}

function writtenMoney({ amountMinor, currency }: Money): WrittenMoney {
  return `${amountMinor.toString()} ${currency}`;
}

function moneyOf(text: WrittenMoney): Money {
  const [amountMinor = '', currency] = text.split(' ');
  return { amountMinor: BigInt(amountMinor), currency: currency as Currency };
}
