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

/** All that is printed, as it was when it happened, in no language: any can be printed later. */
export interface ReceiptContent {
  readonly kind: ReceiptKind;
  readonly topup: Id<'top'>;
  /** Six characters to say on the phone. */
  readonly reference: string;
  readonly line: Id<'lin'>;
  /** The line's number, masked: a receipt may be shown to whoever paid. */
  readonly maskedNumber: string;
  readonly plan: { readonly code: string; readonly name: Words };
  readonly channel: string;
  readonly method: string;
  readonly providerReference: string | null;
  /** What was paid, or given back, in the payer's currency, with the fee apart. */
  readonly paid: Money;
  readonly fee: Money;
  /** The rate that made the price, where one did, and how it is printed. */
  readonly rate: { readonly id: Id<'fxr'>; readonly text: string } | null;
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

export interface Receipt extends ReceiptContent {
  readonly code: string;
  readonly issuedAt: InstantMs;
  /** Null where no law wants one, and for the minutes until it is given. */
  readonly number: ReceiptNumber | null;
}

/** `TH-HK 2026-00000123`, as it is printed. */
export function receiptNumberText({ entity, year, number }: ReceiptNumber): string {
  return `${entity} ${year}-${number.toString().padStart(8, '0')}`;
}

/** Money as it stands in a stored document: digits as text, since JSON's numbers are floats. */
interface WrittenMoney {
  readonly amountMinor: string;
  readonly currency: Currency;
}

type Written<Content> = {
  readonly [Name in keyof Content]: Content[Name] extends Money
    ? WrittenMoney
    : Content[Name] extends Money | null
      ? WrittenMoney | null
      : Content[Name];
};

/**
 * The stored form. It has a version, because receipts are printed for as long as a law says: what
 * reads it must know every form that was ever written.
 */
export type WrittenReceipt = { readonly version: 1 } & Written<ReceiptContent>;

export function written(content: ReceiptContent): WrittenReceipt {
  return {
    version: 1,
    kind: content.kind,
    topup: content.topup,
    reference: content.reference,
    line: content.line,
    maskedNumber: content.maskedNumber,
    plan: { code: content.plan.code, name: content.plan.name },
    channel: content.channel,
    method: content.method,
    providerReference: content.providerReference,
    paid: writtenMoney(content.paid),
    fee: writtenMoney(content.fee),
    rate: content.rate && { id: content.rate.id, text: content.rate.text },
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

export function contentOf({ version, ...stored }: WrittenReceipt): ReceiptContent {
  assert(version === 1, `a receipt of an unknown version: ${version as number}`);
  return {
    ...stored,
    paid: moneyOf(stored.paid),
    fee: moneyOf(stored.fee),
    value: moneyOf(stored.value),
    bonus: moneyOf(stored.bonus),
    // Receipts from before there was such a credit do not say.
    repaid: stored.repaid ? moneyOf(stored.repaid) : null,
    balanceBefore: stored.balanceBefore && moneyOf(stored.balanceBefore),
    balanceAfter: stored.balanceAfter && moneyOf(stored.balanceAfter),
  };
}

function writtenMoney({ amountMinor, currency }: Money): WrittenMoney {
  return { amountMinor: amountMinor.toString(), currency };
}

function moneyOf({ amountMinor, currency }: WrittenMoney): Money {
  return { amountMinor: BigInt(amountMinor), currency };
}
