import type { kioskRoutes } from '@lowu/contract/kiosk';
import { fromIsoTime, isoTime, maskPhoneNumber, type PhoneNumber, parsePhoneNumber } from '#base';
import { planOf, readCatalog } from '#catalog';
import { type CashSale, type CashSaleId, checkCash, sellForCash } from '#kiosks';
import { hkd } from '#platform/http';
import { groupReceiptCode } from '#receipts';
import { echoReceiver } from '#sales';
import { readAnyTopup } from '#topups';
import type { KioskCall, KioskChannel } from './channel.ts';
import { refuse } from './refusals.ts';

type Routes = typeof kioskRoutes;

export async function handleEcho(
  { context }: KioskChannel,
  { body, who }: KioskCall<Routes['echoReceiver']>,
) {
  const { number, maskedOwner, plan } = await echoReceiver(context, who.id, body);
  return { number, maskedOwner, plan: planOf(await readCatalog(context), plan).name };
}

export function handleCheck(
  { context }: KioskChannel,
  { body, who }: KioskCall<Routes['checkCash']>,
) {
  const wanted = { number: numberOf(body.number), valueMinor: BigInt(body.amountMinor) };
  return checkCash(context, who, wanted);
}

export async function handleSell(
  channel: KioskChannel,
  { params, body, who, request }: KioskCall<Routes['sellForCash']>,
) {
  const { context, answers, languageOf } = channel;
  const { hundreds, fiveHundreds, box, claimCode, wasOffline } = body;
  const sale = await sellForCash(context, who, {
    id: params.sale as CashSaleId,
    // The notes are kept: what can be no number is owed to whoever has the slip.
    number: parsePhoneNumber(body.number) ?? body.number,
    soldAt: fromIsoTime(body.soldAt) ?? context.clock.now(),
    hundreds,
    fiveHundreds,
    box,
    claimCode,
    wasOffline,
  });
  const { refusal } = sale;
  const language = languageOf(request);
  const sentence = refusal === null ? null : answers.sentences[refusal];
  return {
    sale: sale.id,
    state: sale.state,
    why: refusal === null ? null : (sentence ?? answers.sentenceOfKind.conflict)[language],
    value: hkd(sale.valueMinor),
    credited: await presentCredited(channel, sale),
    acceptedAt: isoTime(sale.acceptedAt),
  };
}

async function presentCredited({ context }: KioskChannel, { topup: id, number }: CashSale) {
  if (id === null) return null;
  const { reference, result, maskedOwner, terms } = await readAnyTopup(context, id);
  if (!result) return null;
  return {
    reference,
    receipt: groupReceiptCode(result.receipt),
    maskedNumber: maskPhoneNumber(number as PhoneNumber),
    maskedOwner,
    bonus: hkd(terms.bonus),
    validUntil: result.validUntil,
  };
}

function numberOf(typed: string): PhoneNumber {
  const number = parsePhoneNumber(typed);
  if (!number) throw refuse.kiosk_number_impossible();
  return number;
}
