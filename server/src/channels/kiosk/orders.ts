import { methodNameOf } from '@lowu/contract/method-names';
import type { kioskRoutes } from '@lowu/contract/kiosk';
import { isoTime, maskPhoneNumber, uuidOf } from '#base';
import { type Kiosk, kioskChannel } from '#kiosks';
import { readAllConnectors, readAttempts, startPayment } from '#payments';
import { idempotencyKeyOf, presentMoney } from '#platform/http';
import { fingerprintOf } from '#platform/idempotency';
import { groupReceiptCode, readReceiptByCode } from '#receipts';
import {
  cancelTopup,
  orderTopup,
  type QuoteId,
  quoteTopup,
  readTopup,
  type Topup,
  type TopupId,
} from '#topups';
import type { KioskCall, KioskChannel } from './channel.ts';

type Routes = typeof kioskRoutes;

export async function handleQuote(
  { context }: KioskChannel,
  { body, who }: KioskCall<Routes['quoteTopup']>,
) {
  const { id, terms } = await quoteTopup(context, {
    number: body.number,
    valueMinor: BigInt(body.amountMinor),
    maker: who.id,
    channel: kioskChannel,
  });
  return {
    id,
    value: presentMoney({ amountMinor: terms.value, currency: terms.valueCurrency }),
    validUntil: terms.validUntilAfter,
    methods: terms.offers
      .filter(({ isAvailable }) => isAvailable)
      .map(({ method, price, fee, currency, promisedSeconds }) => ({
        code: method,
        name: methodNameOf(method),
        pays: presentMoney({ amountMinor: price + fee, currency }),
        fee: presentMoney({ amountMinor: fee, currency }),
        promisedSeconds,
      })),
  };
}

export async function handleOrder(
  channel: KioskChannel,
  { body, who, request }: KioskCall<Routes['orderTopup']>,
) {
  const { context, place, languageOf } = channel;
  const isTwinIntended = body.isTwinIntended ?? false;
  const said = `order ${body.quote} ${body.method} ${isTwinIntended}`;
  const id = await orderTopup(context, {
    request: {
      caller: uuidOf(who.id),
      key: idempotencyKeyOf(request),
      fingerprint: fingerprintOf(said),
    },
    quote: body.quote as QuoteId,
    method: body.method,
    maker: who.id,
    place: who.name,
    // A code for the wallet itself where there is one; else the phone opens the page of payment.
    scenes: ['qr', 'mobile_web'],
    returnUrl: `${place.publicUrl}/top-ups/{topup}`,
    isTwinIntended,
    language: languageOf(request),
  });
  return present(channel, who, id, request.ip);
}

export function handleRead(
  channel: KioskChannel,
  { params, who, request }: KioskCall<Routes['readTopup']>,
) {
  return present(channel, who, params.topup as TopupId, request.ip);
}

export async function handleCancel(
  channel: KioskChannel,
  { params, who, request }: KioskCall<Routes['cancelTopup']>,
) {
  const id = params.topup as TopupId;
  await cancelTopup(channel.context, id, who.id);
  return present(channel, who, id, request.ip);
}

async function present(channel: KioskChannel, kiosk: Kiosk, id: TopupId, ip: string) {
  const topup = await readTopup(channel.context, id, kiosk.id);
  const { result, terms } = topup;
  const { priceCurrency: currency } = topup;
  const [paysMinor, receipt] = await Promise.all([
    paysOf(channel, topup),
    result && readReceiptByCode(channel.context, result.receipt),
  ]);
  const isPayable =
    topup.state === 'awaiting_payment' && channel.context.clock.now() < topup.payBefore;
  return {
    topup: topup.id,
    reference: topup.reference,
    state: topup.state,
    value: presentMoney({ amountMinor: terms.value, currency: terms.valueCurrency }),
    method: methodNameOf(topup.method),
    pays: presentMoney({ amountMinor: paysMinor, currency }),
    fee: presentMoney({ amountMinor: paysMinor - topup.price, currency }),
    rate: receipt?.rate?.text ?? null,
    bonus: presentMoney({ amountMinor: terms.bonus, currency: terms.valueCurrency }),
    payBefore: isoTime(topup.payBefore),
    code: isPayable ? await codeOf(channel, topup, ip) : null,
    receipt: result && groupReceiptCode(result.receipt),
    maskedNumber: maskPhoneNumber(topup.number),
    maskedOwner: topup.maskedOwner,
    validUntil: result?.validUntil ?? null,
  };
}

/** What is asked for by the method that was chosen, with its fee. */
async function paysOf({ context }: KioskChannel, { payment, price }: Topup): Promise<bigint> {
  const [attempt] = payment === null ? [] : await readAttempts(context, payment);
  return attempt?.amount ?? price;
}

/**
 * The wallet's own code where its provider makes one; else the address at which the phone that
 * scanned it goes on.
 */
async function codeOf(
  { context, place }: KioskChannel,
  { attempt, method }: Topup,
  ip: string,
): Promise<string | null> {
  if (attempt === null) return null;
  const payUrl = `${place.publicUrl}/pay/${attempt}`;
  const connector = (await readAllConnectors(context)).get(method);
  if (!connector?.capabilities.scenes.includes('qr')) return payUrl;
  const page = await startPayment(context, attempt, {
    notifyBaseUrl: `${place.publicUrl}/notices`,
    payer: { address: ip, pageUrl: payUrl },
  });
  return page.kind === 'qr' ? page.content : payUrl;
}
