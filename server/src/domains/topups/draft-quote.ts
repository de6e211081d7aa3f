import { hongKongDay, type Id, type InstantMs, isId, minuteMs, newId, slotOf } from '#base';
import { type Catalog, planOf, readCatalog, validityDaysFor } from '#catalog';
import { rateText } from '#fx';
import type { Connector } from '#payments';
import type { Context } from '#platform/context';
import { newExpiry, readLines, readSubscriber } from '#subscribers';
import type { CodeOutcome, Foreseen } from '#promotions';
import { askBenefit } from './ask-benefit.ts';
import type { Receiver } from './receiver.ts';
import { checkLimits } from './limits.ts';
import { type LineUse, limitsOf, readUse } from './line-use.ts';
import { feeOf, type Price, priceOf, type Valued } from './price.ts';
import { type Market, readMarket } from './read-market.ts';
import { refuseOffShelf } from './refuse-off-shelf.ts';
import { topupSettings } from './settings.ts';
import type { Maker, Offer, QuotedTerms, QuoteId, UnpricedOffer } from './topup.ts';

export interface QuoteRequest {
  readonly number: string;
  readonly valueMinor: bigint;
  readonly maker: Maker;
  /** Where the maker sits. */
  readonly device?: Id<'dev'> | undefined;
  readonly channel: string;
  /** What the maker has typed to get a promotion. */
  readonly promotionCode?: string | undefined;
}

export interface Quote {
  readonly id: QuoteId;
  readonly maker: Maker;
  readonly channel: string;
  readonly receiver: Receiver;
  readonly terms: QuotedTerms;
  readonly codeOutcome: CodeOutcome;
  readonly madeAt: InstantMs;
  readonly expiresAt: InstantMs;
}

/** A request whose receiver is known. */
interface Draft extends Omit<QuoteRequest, 'number' | 'device'> {
  readonly receiver: Receiver;
  /** Where whoever asks has just read them. */
  readonly use?: LineUse;
  readonly market?: Market;
}

/**
 * What an order costs and comes to, with every limit checked; nothing is written. Refuses with
 * `topup_amount_invalid` and the limits.
 */
export async function draftQuote(context: Context, request: Draft): Promise<Quote> {
  const { receiver } = request;
  const catalog = await readCatalog(context);
  refuseOffShelf(catalog, receiver, request.valueMinor, context.clock.now());
  const [benefit, market, use, payer] = await Promise.all([
    foreseeBenefit(context, catalog, request),
    request.market ?? readMarket(context),
    request.use ?? readUse(context, receiver.line),
    payerOf(context, request.maker, receiver.isOwn),
  ]);
  const madeAt = context.clock.now();
  return {
    id: newId('quo', madeAt, slotOf(receiver.line)),
    maker: request.maker,
    channel: request.channel,
    receiver,
    terms: termsOf(context, request, { ...market, catalog, benefit, use, payer }),
    codeOutcome: benefit.codeOutcome,
    madeAt,
    expiresAt: madeAt + context.settings().get(topupSettings.quoteMinutes) * minuteMs,
  };
}

function foreseeBenefit(
  context: Context,
  catalog: Catalog,
  { receiver, valueMinor: value, channel, maker, promotionCode }: Draft,
): Promise<Foreseen> {
  const imagined = { receiver, value, channel, maker, typedCode: promotionCode ?? null };
  return askBenefit(context, catalog, imagined);
}

interface Standing extends Market {
  readonly catalog: Catalog;
  readonly benefit: Foreseen;
  readonly use: LineUse;
  readonly payer: QuotedTerms['payer'];
}

function termsOf(
  context: Context,
  { receiver, valueMinor }: Draft,
  standing: Standing,
): QuotedTerms {
  const { catalog, rate, benefit, use, payer } = standing;
  const nowMs = context.clock.now();
  const valued = { value: valueMinor, discount: benefit.discountMinor };
  const wanted = { value: valueMinor, bonus: benefit.bonusMinor, isOwn: receiver.isOwn };
  checkLimits(wanted, use, limitsOf(context.settings()));
  const validityDays = validityDaysFor(catalog.validity, valueMinor);
  const until = newExpiry(receiver.validUntil, hongKongDay(nowMs), validityDays);
  const plan = planOf(catalog, receiver.plan);
  return {
    ownerId: receiver.ownerId,
    maskedOwner: receiver.maskedOwner,
    isOwn: receiver.isOwn,
    language: receiver.language,
    payer,
    plan: { code: plan.code, name: plan.name },
    catalogVersion: catalog.version,
    value: valueMinor,
    valueCurrency: 'HKD',
    bonus: benefit.bonusMinor,
    bonusDays: benefit.validDays,
    discount: benefit.discountMinor,
    promotions: benefit.parts,
    cnyPrice: priceOf(catalog, rate, valued, 'CNY')?.amount ?? null,
    rate: rate ? { id: rate.id, text: rateText(rate) } : null,
    validityDays,
    balanceBefore: use.balance,
    validUntilBefore: receiver.validUntil === null ? null : hongKongDay(receiver.validUntil),
    validUntilAfter: hongKongDay(until ?? nowMs),
    ...offersOf(standing, valued),
  };
}

/** A payer who signed in is told at the first number of theirs; a device has none. */
async function payerOf(
  context: Context,
  maker: Maker,
  isOwn: boolean,
): Promise<QuotedTerms['payer']> {
  if (isOwn || !isId('sub', maker)) return null;
  const [[line], { language }] = await Promise.all([
    readLines(context, maker),
    readSubscriber(context, maker),
  ]);
  const number = line?.numbers[0]?.number;
  return number === undefined ? null : { number, language };
}

/** By the operator's priority; what cannot be chosen just now stands last, and says so. */
function offersOf(market: Standing, value: Valued): Pick<QuotedTerms, 'offers' | 'unpriced'> {
  const { catalog, connectors, rate } = market;
  const offers: Offer[] = [];
  const unpriced: UnpricedOffer[] = [];
  for (const connector of connectors) {
    const [currency = 'HKD'] = connector.capabilities.currencies;
    const price = priceOf(catalog, rate, value, currency);
    if (price) offers.push(offerOf(market, price, connector));
    else if (connector.isEnabled) unpriced.push({ method: connector.code, currency });
  }
  const chosen = offers.filter(({ isAvailable }) => isAvailable);
  return { offers: [...chosen, ...offers.filter(({ isAvailable }) => !isAvailable)], unpriced };
}

function offerOf(
  market: Standing,
  { amount: price, currency }: Price,
  connector: Connector,
): Offer {
  const { code, isEnabled, capabilities, feeBasisPoints } = connector;
  const fee = feeOf(price, feeBasisPoints);
  const pays = price + fee;
  const isFailing = market.health.get(code) === 'failing';
  const isInRange = pays >= capabilities.leastMinor && pays <= capabilities.mostMinor;
  return {
    method: code,
    currency,
    price,
    fee,
    promisedSeconds: capabilities.promisedSeconds,
    isFailing,
    isAvailable: isEnabled && isInRange && !isFailing,
  };
}
