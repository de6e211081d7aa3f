import {
  type Currency,
  type Id,
  majorOf,
  maskPhoneNumber,
  minuteMs,
  type Money,
  multiplyFloor,
  newId,
  newReference,
  uuidOf,
} from '#base';
import { type Mandate, type MandateId, orderCollection } from '#mandates';
import { openPayment, type Scene } from '#payments';
import type { Tx } from '#platform/postgres';
import { lockBenefits, takeBenefit } from '#promotions';
import { keepReceiptSubject } from '#receipts';
import type { LineId } from '#subscribers';
import { keepsFromOrdering } from './review-block.ts';
import { checkLimits } from './limits.ts';
import { type HeldLine, holdLine, limitsOf } from './line-use.ts';
import { noteMade } from './note-made.ts';
import { promotedOf } from './promoted.ts';
import { refuse } from './refusals.ts';
import { topupSettings } from './settings.ts';
import type { QuoteRow } from './store/quotes.ts';
import { insertTerms, insertTopups } from './store/topups.ts';
import { decodeTerms, encodeTerms } from './terms-json.ts';
import { timelineText } from './timeline.ts';
import {
  isPaymentOpen,
  type Maker,
  type Offer,
  type QuotedTerms,
  type Topup,
  type TopupId,
} from './topup.ts';

/** What is ordered by a quote, and who pays how. */
export interface Placed {
  readonly method: string;
  /** Paid without the payer's doing anything, by a mandate of this method that is the maker's. */
  readonly mandate?: MandateId | undefined;
  readonly maker: Maker;
  /** Where the maker sits; none where nobody does. */
  readonly device?: Id<'dev'> | undefined;
  /** The machine at which it is ordered, as its keeper calls it; none where there is none. */
  readonly place?: string | undefined;
  /** Where the payer lands afterwards; `{topup}` stands for the order's id. */
  readonly returnUrl: string;
  /** The payer has seen that the same was bought minutes ago. */
  readonly isTwinIntended: boolean;
  /** What whoever has decided that it is wanted has locked already, in this transaction. */
  readonly held?: { readonly line: HeldLine; readonly mandate: Mandate };
}

/** What the payer will see at the provider: who sells, and which of its pages. */
export interface Stage {
  readonly seller: string;
  readonly scene: Scene;
}

/**
 * Places an order by a quote, in the transaction of whoever wants it. Refuses as `orderTopup` does.
 */
export async function placeTopup(
  tx: Tx,
  order: Placed,
  quote: QuoteRow | undefined,
  stage: Stage,
): Promise<TopupId> {
  // Somebody else's quote is as unknown as none: its existence is nobody's business.
  if (!quote || quote.maker !== order.maker) throw refuse.quote_unknown();
  if (tx.nowMs > quote.expiresAt) throw refuse.quote_expired();
  const terms = decodeTerms(quote.terms);
  const offer = terms.offers.find(({ method }) => method === order.method);
  if (!offer?.isAvailable) throw refuse.topup_method_unavailable({ method: order.method });
  const line = order.held?.line ?? (await holdLine(tx, `lin_${quote.line}`));
  refuseTwins(tx, order, line, terms.value);
  checkLimits(terms, line, limitsOf(tx.settings));
  const id: TopupId = newId('top', tx.nowMs, quote.slot);
  await reserveBenefit(tx, id, `lin_${quote.line}`, terms);
  return write(tx, id, order, quote, { offer, ...stage });
}

/** Of two orders at the same moment the second sees the first. */
function refuseTwins(tx: Tx, order: Placed, { recent }: HeldLine, value: bigint): void {
  const open = recent.find(
    (topup) => topup.maker === order.maker && keepsFromOrdering(topup, tx.settings, tx.nowMs),
  );
  if (open) throw refuse.topup_open({ topup: open.id });
  const twin = twinOf(recent, value, tx);
  if (twin && !order.isTwinIntended) throw refuse.topup_twin({ topup: twin.id });
}

/** An order for the same line and value, minutes ago, that was paid or may yet be. */
function twinOf(recent: readonly Topup[], value: bigint, tx: Tx): Topup | undefined {
  const sinceMs = tx.nowMs - tx.settings.get(topupSettings.twinMinutes) * minuteMs;
  return recent.find(
    (topup) =>
      topup.orderedAt >= sinceMs &&
      topup.terms.value === value &&
      (isPaymentOpen(topup.state) || topup.state === 'credited'),
  );
}

/** Out of budgets, so that what was shown is there when the money comes. */
async function reserveBenefit(
  tx: Tx,
  topup: TopupId,
  line: LineId,
  { ownerId: person, promotions: parts }: QuotedTerms,
): Promise<void> {
  const wanted = { line, person, parts };
  await lockBenefits(tx, [wanted]);
  if (!takeBenefit(tx, wanted, topup, 'reserved')) throw refuse.topup_bonus_used_up();
}

async function write(
  tx: Tx,
  id: TopupId,
  order: Placed,
  quote: QuoteRow,
  { offer, seller, scene }: Stage & { readonly offer: Offer },
): Promise<TopupId> {
  const terms = decodeTerms(quote.terms);
  const mandate = order.held?.mandate ?? order.mandate;
  const payBefore = tx.nowMs + tx.settings.get(topupSettings.payMinutes) * minuteMs;
  // Whoever agreed to amounts and caps ahead is charged no fee. Providers refuse some signs.
  const amount = mandate ? offer.price : offer.price + offer.fee;
  const wanted = {
    slot: quote.slot,
    reference: id,
    amount,
    currency: offer.currency,
    other: otherWorth(terms, offer, amount),
    subject: `${seller} HK$${majorOf(terms.value)}`,
    returnUrl: order.returnUrl.replace('{topup}', id),
    expiresAt: payBefore,
  };
  const { payment, attempt } = mandate
    ? await orderCollection(tx, { mandate, owner: order.maker, connector: offer.method }, wanted)
    : openPayment(tx, { ...wanted, connector: offer.method, scene });
  const { slot, line, number, channel } = quote;
  const reference = newReference();
  const named = { slot, id: uuidOf(id), reference, line, number, channel };
  tx.append(insertTopups, {
    ...named,
    ...columnsOf(terms),
    ...columnsOfOffer(offer),
    maker: order.maker,
    device: deviceColumn(order),
    payment: uuidOf(payment),
    attempt: uuidOf(attempt),
    orderedAt: tx.nowMs,
    payBefore,
    // With a mandate there is nothing for the payer to do: it is asked for by us.
    state: mandate ? 'confirming' : 'awaiting_payment',
    timeline: timelineText(tx.nowMs, mandate ? ['ordered', 'payment_started'] : ['ordered']),
    changedAt: tx.nowMs,
    ...notCredited,
  });
  tx.append(insertTerms, { slot, id: uuidOf(id), terms: encodeTerms(terms) });
  keepReceiptSubject(tx, {
    about: id,
    reference,
    line: `lin_${line}`,
    maskedNumber: maskPhoneNumber(number),
    plan: terms.plan,
    channel,
    method: offer.method,
    rate: offer.currency === terms.valueCurrency ? null : terms.rate,
    place: order.place ?? null,
    promotions: promotedOf(terms.promotions),
  });
  noteMade(tx, id, order);
  return id;
}

/**
 * What the payment is worth in the other currency, by the rate at which both prices were shown: of
 * what a bank takes in that one nobody has to ask what the rate is then.
 */
function otherWorth(terms: QuotedTerms, { currency, price }: Offer, amount: bigint): Money | null {
  if (terms.cnyPrice === null) return null;
  const [of, inOther]: [bigint, Currency] =
    currency === 'CNY'
      ? [terms.value - terms.discount, terms.valueCurrency]
      : [terms.cnyPrice, 'CNY'];
  const amountMinor = multiplyFloor(of, amount, price);
  return amountMinor > 0n ? { amountMinor, currency: inOther } : null;
}

/** A guest is their device. */
function deviceColumn({ device, maker }: Placed): string | null {
  return device === undefined || device === maker ? null : uuidOf(device);
}

const notCredited = {
  cashBucket: null,
  bonusBucket: null,
  receipt: null,
  validUntil: null,
  balanceAfter: null,
  creditedAt: null,
};

/** What crediting will need of the terms, as columns: none of the rest is read then. */
function columnsOf(terms: QuotedTerms) {
  const { ownerId, maskedOwner, language, payer, value, valueCurrency } = terms;
  const { bonus, bonusDays, discount, validityDays } = terms;
  return {
    owner: uuidOf(ownerId),
    maskedOwner,
    language,
    payerNumber: payer?.number ?? null,
    payerLanguage: payer?.language ?? null,
    value,
    valueCurrency,
    bonus,
    bonusDays,
    discount,
    validityDays,
  };
}

function columnsOfOffer({ method, price, currency: priceCurrency, promisedSeconds }: Offer) {
  return { method, price, priceCurrency, promisedSeconds };
}
