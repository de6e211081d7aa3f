import { fromHongKongWallClock, isId } from '#base';
import type { Evidence } from '../../evidence.ts';
import type { NoticeReading, RawNotice } from '../provider.ts';
import { agreementNumber, evidenceOfAgreement, mandateOf } from './agreements.ts';
import { readForm } from './form.ts';
import type { Merchant } from './settings.ts';
import { isSigned } from '../rsa/signature.ts';
import { type Params, signedText } from './signing.ts';
import { evidenceOfTrade } from './trade.ts';

/** Other than of requests, `sign_type` is no part of a notice's signed text. */
const unsigned: ReadonlySet<string> = new Set(['sign', 'sign_type']);
const notifyId = /^[\w-]{1,128}$/;
const foreignCharset = /charset="?(?!utf-?8\b)/i;

/**
 * Reads an asynchronous notice. What it says has been compared with nothing yet but our own account
 * and application: whether the number, the amount and the state fit is the caller's to judge.
 */
export function readNotice(merchant: Merchant, notice: RawNotice): NoticeReading {
  if (foreignCharset.test(notice.headers['content-type'] ?? '')) return unreadable('not UTF-8');
  const form = readForm(notice.body);
  if (form.kind === 'unreadable') return form;
  const { params } = form;
  if ((params['charset'] ?? 'utf-8').toLowerCase() !== 'utf-8') return unreadable('not UTF-8');
  if (!isAuthentic(merchant, params)) return { kind: 'forged', reason: 'a wrong signature' };
  const eventId = params['notify_id'] ?? '';
  if (!notifyId.test(eventId)) return unreadable('no notify_id');
  return { kind: 'authentic', eventId, ...saying(merchant, params) };
}

/**
 * Alipay's documents sign every parameter that arrives; what it sends shows empty ones left out. So
 * both texts are tried. Neither lets anything in, since an empty value means nothing here.
 */
function isAuthentic(merchant: Merchant, params: Params): boolean {
  const { sign = '', sign_type: signType } = params;
  if (signType !== undefined && signType !== 'RSA2') return false;
  const { alipayPublicKeys } = merchant;
  const filled = Object.entries(params).filter(([, value]) => value !== '');
  if (filled.length === Object.keys(params).length) {
    return isSigned(signedText(params, unsigned), sign, alipayPublicKeys);
  }
  const texts = [signedText(Object.fromEntries(filled), unsigned), signedText(params, unsigned)];
  return texts.some((text) => isSigned(text, sign, alipayPublicKeys));
}

function saying(
  merchant: Merchant,
  params: Params,
): Omit<Extract<NoticeReading, { kind: 'authentic' }>, 'kind' | 'eventId'> {
  const number = params['out_trade_no'] ?? '';
  const attempt = isId('att', number) ? number : undefined;
  if (params['notify_type'] === 'dut_user_sign' || params['notify_type'] === 'dut_user_unsign') {
    return sayingOfAgreement(merchant, params);
  }
  if (params['notify_type'] !== 'trade_status_sync') {
    return { attempt: undefined, evidence: nothing('not about the state of a trade') };
  }
  const isOurs = params['app_id'] === merchant.appId && params['seller_id'] === merchant.sellerId;
  const evidence = evidenceOf(params, isOurs);
  // Money that went elsewhere in our attempt's name is shown to a person. What else becomes of
  // somebody else's trade says nothing about ours.
  return isOurs || evidence.says === 'captured'
    ? { attempt, evidence }
    : { attempt: undefined, evidence: nothing('about another seller or application') };
}

/** The payer has signed an agreement, or has ended it. */
function sayingOfAgreement({ appId }: Merchant, params: Params): ReturnType<typeof saying> {
  const number = mandateOf(params['external_agreement_no']);
  const other = { attempt: undefined, evidence: nothing('about an agreement') };
  const at = fromHongKongWallClock(params['notify_time'] ?? '');
  if (params['app_id'] !== appId || number === undefined || at === undefined) return other;
  const evidence = evidenceOfAgreement(params, at);
  return {
    ...other,
    mandate: { number, token: agreementNumber(params['agreement_no']), evidence },
  };
}

/**
 * A refund sends the same type of notice as a payment, with the trade's state after it: success
 * after a part, closed after the whole. Neither is a new capture nor a close of something unpaid.
 * Where the payment itself is news to us, a query has to tell.
 */
function evidenceOf(params: Params, isOurs: boolean): Evidence {
  if (isOfRefund(params)) return nothing('about a refund');
  const { gmt_payment: paidAt, notify_time: sentAt } = params;
  if (params['trade_status'] === 'TRADE_CLOSED' && paidAt) return nothing('closed after payment');
  const at = fromHongKongWallClock(paidAt ?? '') ?? fromHongKongWallClock(sentAt ?? '');
  if (at === undefined) return nothing('without a time');
  return evidenceOfTrade({
    status: params['trade_status'],
    tradeNo: params['trade_no'],
    totalAmount: params['total_amount'],
    paidAt: at,
    isOurs,
  });
}

function isOfRefund({ refund_fee: fee, gmt_refund: at }: Params): boolean {
  const isWithoutFee = fee === undefined || /^0*(?:\.0*)?$/.test(fee);
  return Boolean(at) || !isWithoutFee;
}

function nothing(reason: string): Evidence {
  return { says: 'nothing_certain', reason };
}

function unreadable(reason: string): NoticeReading {
  return { kind: 'unreadable', reason };
}
