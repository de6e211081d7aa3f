import { assert, fromHongKongWallClock, hongKongWallClock, majorOf } from '#base';
import type { Evidence } from '../../evidence.ts';
import type { Attempt } from '../../payment.ts';
import type { CallTools, Start } from '../provider.ts';
import { orderNeverAccepted, tradeHasMoved, tradeNotFound } from './answer-codes.ts';
import type { AnswerFields, Refusal } from './answer.ts';
import { callAlipay } from './call.ts';
import { pageUrl, type PageRequest } from './request.ts';
import type { Merchant } from './settings.ts';
import { titleOf } from './title.ts';
import { evidenceOfTrade } from './trade.ts';

/** Sends the payer to Alipay's page, or gets a code to scan. The same number makes one trade. */
export async function startTrade(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
  notifyUrl: string,
): Promise<Start> {
  assert(attempt.currency === 'CNY', `alipay_cn is asked for ${attempt.currency}`);
  if (attempt.scene === 'qr') {
    return { kind: 'evidence', evidence: await makeCode(merchant, tools, attempt, notifyUrl) };
  }
  const { scene, returnUrl } = attempt;
  const request: PageRequest =
    scene === 'mobile_web'
      ? { method: 'alipay.trade.wap.pay', content: wapOrderOf(attempt), notifyUrl, returnUrl }
      : { method: 'alipay.trade.page.pay', content: pageOrderOf(attempt), notifyUrl, returnUrl };
  return { kind: 'redirect', url: pageUrl(merchant, request, tools.nowMs) };
}

type Order = PageRequest['content'];

function orderOf(attempt: Attempt): Order {
  return {
    out_trade_no: attempt.id,
    total_amount: majorOf(attempt.amount),
    subject: titleOf(attempt.subject),
    // Cut off to the second below, so that Alipay never takes money after our own end.
    time_expire: hongKongWallClock(attempt.expiresAt),
  };
}

function wapOrderOf(attempt: Attempt): Order {
  return { ...orderOf(attempt), product_code: 'QUICK_WAP_WAY', quit_url: attempt.returnUrl };
}

function pageOrderOf(attempt: Attempt): Order {
  return { ...orderOf(attempt), product_code: 'FAST_INSTANT_TRADE_PAY' };
}

async function makeCode(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
  notifyUrl: string,
): Promise<Evidence> {
  const answer = await callAlipay(merchant, tools, {
    method: 'alipay.trade.precreate',
    content: { ...orderOf(attempt), product_code: 'FACE_TO_FACE_PAYMENT' },
    notifyUrl,
  });
  switch (answer.kind) {
    case 'nothing_certain':
      return uncertain(answer.reason);
    case 'refused':
      if (tradeHasMoved.has(answer.subCode)) return queryTrade(merchant, tools, attempt);
      return orderNeverAccepted.has(answer.subCode) || answer.isTurnedAway
        ? { says: 'failed', reason: refusalText(answer) }
        : uncertain(refusalText(answer));
    case 'done': {
      const { qr_code: qrContent } = answer.fields;
      return isAbout(answer.fields, attempt) && isCode(qrContent)
        ? { says: 'pending', qrContent }
        : uncertain('the answer is about something else');
    }
  }
}

function isCode(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 1_024 && URL.canParse(value);
}

export async function queryTrade(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
): Promise<Evidence> {
  const answer = await callAlipay(merchant, tools, {
    method: 'alipay.trade.query',
    content: { out_trade_no: attempt.id },
  });
  switch (answer.kind) {
    case 'nothing_certain':
      return uncertain(answer.reason);
    case 'refused':
      return answer.subCode === tradeNotFound
        ? { says: 'not_found' }
        : uncertain(refusalText(answer));
    case 'done': {
      const { fields } = answer;
      if (!isAbout(fields, attempt)) return uncertain('the answer is about something else');
      return evidenceOfTrade({
        status: fields['trade_status'],
        tradeNo: fields['trade_no'],
        totalAmount: fields['total_amount'],
        paidAt: fromHongKongWallClock(String(fields['send_pay_date'])) ?? tools.nowMs,
        // Alipay answers an application about its own account's trades only.
        isOurs: true,
      });
    }
  }
}

/**
 * Closes the trade. Where none exists, the page or code may still make one until it expires by its
 * own `time_expire`; that is why this answers `not_found` and not `closed`.
 */
export async function closeTrade(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
): Promise<Evidence> {
  const answer = await callAlipay(merchant, tools, {
    method: 'alipay.trade.close',
    content: { out_trade_no: attempt.id },
  });
  switch (answer.kind) {
    case 'nothing_certain':
      return uncertain(answer.reason);
    case 'refused':
      if (answer.subCode === tradeNotFound) return { says: 'not_found' };
      return tradeHasMoved.has(answer.subCode)
        ? queryTrade(merchant, tools, attempt)
        : uncertain(refusalText(answer));
    case 'done':
      return isAbout(answer.fields, attempt)
        ? { says: 'closed' }
        : uncertain('the answer is about something else');
  }
}

/** A signed answer is about one trade only: repeated to another question it must prove nothing. */
export function isAbout(fields: AnswerFields, attempt: Attempt): boolean {
  return fields['out_trade_no'] === attempt.id;
}

export function refusalText({ code, subCode }: Refusal): string {
  return `refused: ${code} ${subCode}`.trimEnd();
}

function uncertain(reason: string): Evidence {
  return { says: 'nothing_certain', reason };
}
