import type { appRoutes } from '@lowu/contract/app';
import { dayMs, isoTime, minuteMs, type Words } from '#base';
import { planOf, readCatalog, shelfOf } from '#catalog';
import { canCollectNow, listMandates, type Mandate } from '#mandates';
import { hkd, presentMoney } from '#platform/http';
import {
  findOpenTopup,
  findReceiver,
  isPaymentOpen,
  listTopupsOfLine,
  type Offer,
  type Quote,
  quoteTopup,
  type Receiver,
  topupSettings,
} from '#topups';
import type { AppCall, AppChannel } from './channel.ts';
import { methodOf } from './mandates.ts';
import { makerOf } from './present-topup.ts';

type Routes = typeof appRoutes;

/** The name under which the catalogue knows this channel, for its bonus rules. */
export const channelCode = 'app';

function presentReceiver(receiver: Receiver, plan: Words) {
  const { number, maskedOwner, isOwn, state } = receiver;
  return { number, owner: maskedOwner, isOwn, plan, state };
}

export async function handleTopupOptions(
  { context }: AppChannel,
  { query, who }: AppCall<Routes['readTopupOptions']>,
) {
  const maker = makerOf(who);
  const receiver = await findReceiver(context, query.number, maker);
  const nowMs = context.clock.now();
  const [catalog, openTopup] = await Promise.all([
    readCatalog(context),
    findOpenTopup(context, receiver.line, maker),
  ]);
  const { leastMinor, mostMinor, stepMinor } = catalog.shelf;
  return {
    receiver: presentReceiver(receiver, planOf(catalog, receiver.plan).name),
    tiles: shelfOf(catalog, channelCode, nowMs).map((tile) => ({
      value: hkd(tile.valueMinor),
      price: presentMoney({ amountMinor: tile.cnyMinor, currency: 'CNY' }),
      bonus: hkd(tile.bonusMinor),
      validDays: tile.validDays,
    })),
    least: hkd(leastMinor),
    most: hkd(mostMinor),
    stepMinor: Number(stepMinor),
    openTopup,
  };
}

export async function handleQuote(
  { context }: AppChannel,
  { body, who }: AppCall<Routes['quoteTopup']>,
) {
  const maker = makerOf(who);
  const quote = await quoteTopup(context, {
    number: body.number,
    valueMinor: BigInt(body.amountMinor),
    maker,
    device: who.device,
    channel: channelCode,
    promotionCode: body.promotionCode?.toUpperCase(),
  });
  const { receiver, terms } = quote;
  const nowMs = context.clock.now();
  const sinceMs = nowMs - context.settings().get(topupSettings.twinMinutes) * minuteMs;
  const [recent, mandates] = await Promise.all([
    listTopupsOfLine(context, receiver.line, sinceMs, 50),
    listMandates(context, maker),
  ]);
  const active = mandates.filter((mandate) => canCollectNow(mandate, nowMs));
  const twin = recent.find(
    (topup) =>
      topup.terms.value === terms.value &&
      (isPaymentOpen(topup.state) || topup.state === 'credited'),
  );
  return {
    ...presentTerms(quote, active, nowMs),
    reviewHours: quote.isReviewed ? reviewHours(context) : null,
    recentTwin: twin ? { topup: twin.id, at: isoTime(twin.orderedAt) } : null,
  };
}

function reviewHours(context: AppChannel['context']): number {
  return context.settings().get(topupSettings.reviewBackHours);
}

function presentTerms(
  { id, receiver, terms, expiresAt, codeOutcome }: Quote,
  mandates: readonly Mandate[],
  nowMs: number,
) {
  const balanceAfter = terms.balanceBefore + terms.value + terms.bonus;
  return {
    id,
    expiresAt: isoTime(expiresAt),
    receiver: presentReceiver(receiver, terms.plan.name),
    value: hkd(terms.value),
    bonus: hkd(terms.bonus),
    bonusExpiresAt: terms.bonus > 0n ? isoTime(nowMs + terms.bonusDays * dayMs) : null,
    discount: hkd(terms.discount),
    promotions: terms.promotions.map(({ kind, name, amountMinor }) => {
      return { kind, name, amount: hkd(amountMinor) };
    }),
    codeOutcome,
    price:
      terms.cnyPrice === null
        ? null
        : presentMoney({ amountMinor: terms.cnyPrice, currency: 'CNY' }),
    rate: terms.rate,
    balanceBefore: receiver.isOwn ? hkd(terms.balanceBefore) : null,
    balanceAfter: receiver.isOwn ? hkd(balanceAfter) : null,
    validUntilBefore: receiver.isOwn ? terms.validUntilBefore : null,
    validUntilAfter: terms.validUntilAfter,
    methods: [
      ...savedOffers(terms.offers, mandates, terms.bonus),
      ...terms.offers.map((offer) => presentOffer(offer, terms.bonus)),
    ],
    unpricedMethods: terms.unpriced.map(({ method }) => ({ ...methodOf(method), reason: noRate })),
  };
}

/** What is saved comes first: it is one tap. What it cannot pay now is left to the usual way. */
function savedOffers(offers: readonly Offer[], mandates: readonly Mandate[], bonus: bigint) {
  return mandates.flatMap(({ id, connector, label, limits }) => {
    const offer = offers.find(({ method, isAvailable }) => method === connector && isAvailable);
    if (!offer || offer.price + offer.fee > limits.mostMinor) return [];
    return [{ ...presentOffer(offer, bonus), mandate: { id, label } }];
  });
}

function presentOffer(offer: Offer, bonus: bigint) {
  const { method, currency, price, fee, promisedSeconds, isAvailable, isFailing } = offer;
  return {
    ...methodOf(method),
    mandate: null,
    pays: presentMoney({ amountMinor: price + fee, currency }),
    fee: presentMoney({ amountMinor: fee, currency }),
    bonus: hkd(bonus),
    promisedSeconds,
    isAvailable,
    health: isFailing ? ('failing' as const) : ('good' as const),
    reason: isAvailable ? null : isFailing ? failing : unavailable,
  };
}

const failing: Words = {
  en: 'Has trouble just now; please choose another, or try again in some minutes',
  'zh-Hant': '此付款方式暫時不穩定，請選用其他方式，或數分鐘後再試',
  'zh-Hans': '该支付方式暂时不稳定，请选用其他方式，或几分钟后再试',
};

const noRate: Words = {
  en: 'Not available just now: there is no exchange rate of today',
  'zh-Hant': '暫未能使用：今天未有兌換率',
  'zh-Hans': '暂不可用：今天没有汇率',
};

const unavailable: Words = {
  en: 'Not available for this amount or just now',
  'zh-Hant': '此金額或此刻未能使用',
  'zh-Hans': '此金额或此刻暂不可用',
};
