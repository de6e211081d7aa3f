import {
  type Currency,
  type HongKongDay,
  type Id,
  type InstantMs,
  isId,
  type Language,
  minuteMs,
  type PhoneNumber,
  type Slot,
  type Words,
} from '#base';
import type { RateId } from '#fx';
import type { AttemptId, PaymentId } from '#payments';
import type { SettingValues } from '#platform/settings';
import type { Part } from '#promotions';
import type { LineId, SubscriberId } from '#subscribers';
import { topupSettings } from './settings.ts';

export type TopupId = Id<'top'>;
export type QuoteId = Id<'quo'>;

/**
 * Who orders: a subscriber who signed in, a device of someone who did not, or a reseller, an
 * acquirer, a kiosk or a member of staff that sells it.
 */
export type Maker = Id<'sub'> | Id<'dev'> | Id<'rsl'> | Id<'acq'> | Id<'ksk'> | Id<'stf'>;

/** Businesses that sell have lists of their own. */
export function isPerson(maker: Maker): boolean {
  return isId('sub', maker) || isId('dev', maker);
}

/** The channel of what nobody orders at a screen, but a rule of the line's owner. */
export const ruleChannel = 'auto';

/** The method of what was paid for as a voucher, whoever redeems it where. */
export const voucherMethod = 'voucher';

/**
 * What a person is told, each word true at its moment. awaiting_payment and confirming (paid or not
 * is unknown) → credited | held_for_review | not_charged; credited → refunding → refunded; money
 * that arrives after not_charged credits it or refunds it.
 */
export type TopupState =
  | 'awaiting_payment'
  | 'confirming'
  | 'credited'
  | 'held_for_review'
  | 'not_charged'
  | 'refunding'
  | 'refunded';

export type TopupEvent =
  | 'ordered'
  | 'payment_started'
  | 'payment_unknown'
  | 'paid'
  | 'credited'
  | 'held_for_review'
  | 'not_charged'
  | 'refund_started'
  | 'refunded'
  | 'part_refund_started'
  | 'part_refunded'
  | 'refund_failed'
  | 'charged_back'
  | 'chargeback_won'
  | 'undone';

export interface TimelineEntry {
  readonly at: InstantMs;
  readonly event: TopupEvent;
}

/** One method as it was offered: what it costs and promises. */
export interface Offer {
  readonly method: string;
  readonly currency: Currency;
  readonly price: bigint;
  /** On top of the price. */
  readonly fee: bigint;
  readonly promisedSeconds: number;
  /** Whether its provider answers too little just now; the next one is offered instead. */
  readonly isFailing: boolean;
  readonly isAvailable: boolean;
}

/** A method that charges a currency for which there is no rate of today. */
export type UnpricedOffer = Pick<Offer, 'method' | 'currency'>;

/** What an order is held to when it is credited or given back. */
export interface Terms {
  readonly ownerId: SubscriberId;
  readonly isOwn: boolean;
  /** In which the line's owner is told. */
  readonly language: Language;
  /** Where and in which language the payer is told, when that is somebody else we know. */
  readonly payer: { readonly number: PhoneNumber; readonly language: Language } | null;
  readonly value: bigint;
  readonly valueCurrency: Currency;
  readonly bonus: bigint;
  readonly bonusDays: number;
  /** What of the value its payer does not pay, because promotions do. */
  readonly discount: bigint;
  readonly validityDays: number;
}

/** Everything that was settled before paying, kept beside the order for ever. */
export interface QuotedTerms extends Terms {
  /** What gives the bonus and the discount. */
  readonly promotions: readonly Part[];
  readonly maskedOwner: string;
  readonly plan: { readonly code: string; readonly name: Words };
  readonly catalogVersion: number;
  /** The price in CNY, shown beside the value however one pays; null without a rate of today. */
  readonly cnyPrice: bigint | null;
  readonly rate: { readonly id: RateId; readonly text: string } | null;
  readonly balanceBefore: bigint;
  readonly validUntilBefore: HongKongDay | null;
  readonly validUntilAfter: HongKongDay;
  readonly offers: readonly Offer[];
  /** What would be offered as well, if there were a rate. */
  readonly unpriced: readonly UnpricedOffer[];
}

/** What crediting made. */
export interface Credited {
  readonly cashBucket: bigint;
  readonly bonusBucket: bigint | null;
  readonly receipt: string;
  readonly validUntil: HongKongDay;
  readonly balanceAfter: bigint;
}

/** An order as a transaction locks it: what crediting and giving back need, and no more. */
export interface LockedTopup {
  readonly slot: Slot;
  readonly id: TopupId;
  /** Six characters that can be said on the phone. */
  readonly reference: string;
  readonly line: LineId;
  readonly number: PhoneNumber;
  readonly maker: Maker;
  /** Where it was ordered; null where nobody sat at one. */
  readonly device: Id<'dev'> | null;
  readonly channel: string;
  readonly method: string;
  /** What the chosen method charges, without its fee. */
  readonly price: bigint;
  readonly priceCurrency: Currency;
  readonly terms: Terms;
  readonly state: TopupState;
  /** Null where it was sold: its money was here before it. */
  readonly attempt: AttemptId | null;
  readonly result: Credited | null;
  readonly creditedAt: InstantMs | null;
}

export interface Topup extends LockedTopup {
  readonly maskedOwner: string;
  readonly promisedSeconds: number;
  readonly payment: PaymentId | null;
  readonly timeline: readonly TimelineEntry[];
  readonly orderedAt: InstantMs;
  readonly payBefore: InstantMs;
}

/** A top-up that was ordered, and whose money is to come. */
export type OrderedTopup = Topup & {
  readonly attempt: AttemptId;
  readonly payment: PaymentId;
};

/** States in which money may still come or has come, so that they count against limits. */
export const countingStates: readonly TopupState[] = [
  'awaiting_payment',
  'confirming',
  'credited',
  'held_for_review',
];

export function isOpen(state: TopupState): boolean {
  return state === 'awaiting_payment' || state === 'confirming';
}

/** Money may be under way, or has come and is looked at: nobody must pay again beside it. */
export function isPaymentOpen(state: TopupState): boolean {
  return isOpen(state) || state === 'held_for_review';
}

export function isFinal(state: TopupState): boolean {
  return state === 'credited' || state === 'not_charged' || state === 'refunded';
}

/** Until when an order may be undone; it was credited. */
export function undoBefore(topup: LockedTopup, settings: SettingValues): number {
  return (topup.creditedAt ?? 0) + settings.get(topupSettings.undoMinutes) * minuteMs;
}
