import { assert, fromHongKongWallClock, type HongKongDay, majorOf } from '#base';
import type { Evidence } from '../../evidence.ts';
import type { Attempt } from '../../payment.ts';
import { nameIn } from '../json/fields.ts';
import type { DeclineKind } from '../mandates.ts';
import type { CallTools, Start } from '../provider.ts';
import { orderNeverAccepted, tradeHasMoved } from './answer-codes.ts';
import type { Answer, Refusal } from './answer.ts';
import { callAlipay } from './call.ts';
import type { AgreementSettings, Merchant } from './settings.ts';
import { titleOf } from './title.ts';
import { evidenceOfTrade } from './trade.ts';
import { closeTrade, isAbout, queryTrade, refusalText } from './trade-calls.ts';

interface Asked {
  readonly product: AgreementSettings['product'];
  readonly token: string;
  readonly notifyUrl: string;
  /** Of fixed days: the day that this payment is for. */
  readonly planDue: HongKongDay | null;
}

/** A payment without the payer, by their agreement. Its number makes it one trade. */
export async function collect(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
  asked: Asked,
): Promise<Start> {
  assert(attempt.currency === 'CNY', `alipay_cn is asked for ${attempt.currency}`);
  let answer = await pay(merchant, tools, attempt, asked);
  if (isOutOfPlan(answer) && asked.planDue !== null) {
    // A day whose payment was missed stays Alipay's next one until it is moved on.
    await postpone(merchant, tools, asked.token, asked.planDue);
    answer = await pay(merchant, tools, attempt, asked);
  }
  return { kind: 'evidence', evidence: await evidenceIn(merchant, tools, attempt, answer) };
}

function pay(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
  { product, token, notifyUrl }: Asked,
): Promise<Answer> {
  return callAlipay(merchant, tools, {
    method: 'alipay.trade.pay',
    content: {
      out_trade_no: attempt.id,
      total_amount: majorOf(attempt.amount),
      subject: titleOf(attempt.subject),
      product_code: product,
      agreement_params: { agreement_no: token },
    },
    notifyUrl,
  });
}

const outOfPlan = 'ACQ.CYCLE_PAY_DATE_NOT_MATCH';

function isOutOfPlan(answer: Answer): boolean {
  return answer.kind === 'refused' && answer.subCode === outOfPlan;
}

async function postpone(
  merchant: Merchant,
  tools: CallTools,
  token: string,
  day: HongKongDay,
): Promise<void> {
  await callAlipay(merchant, tools, {
    method: 'alipay.user.agreement.executionplan.modify',
    content: { agreement_no: token, deduct_time: day, memo: 'missed' },
  });
}

async function evidenceIn(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
  answer: Answer,
): Promise<Evidence> {
  switch (answer.kind) {
    case 'nothing_certain':
      return uncertain(answer.reason);
    case 'done': {
      const { fields } = answer;
      if (!isAbout(fields, attempt)) return uncertain('the answer is about something else');
      const paidAt = fromHongKongWallClock(String(fields['gmt_payment']));
      // The gateway has a code for "accepted, not paid yet"; REST just leaves the time out.
      if (paidAt === undefined) return queryTrade(merchant, tools, attempt);
      return evidenceOfTrade({
        status: 'TRADE_SUCCESS',
        tradeNo: fields['trade_no'],
        totalAmount: fields['total_amount'],
        paidAt,
        isOurs: true,
      });
    }
    case 'refused':
      return refusedBy(merchant, tools, attempt, answer);
  }
}

/** A no is only final once there is no trade that could still be paid. */
async function refusedBy(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
  { code, subCode, ...rest }: Refusal,
): Promise<Evidence> {
  const isUnderWay = code === '10003' || tradeHasMoved.has(subCode);
  if (isUnderWay) return queryTrade(merchant, tools, attempt);
  const isFinal = declines.has(subCode) || orderNeverAccepted.has(subCode);
  if (!isFinal) return uncertain(refusalText({ code, subCode, ...rest }));
  const end = await closeTrade(merchant, tools, attempt);
  return end.says === 'closed' || end.says === 'not_found'
    ? { says: 'failed', reason: subCode }
    : end;
}

/** What the wallet says to a payment without its owner, and what is to be done about it. */
const declines: ReadonlyMap<string, DeclineKind> = new Map([
  ['ACQ.BUYER_BALANCE_NOT_ENOUGH', 'soft'],
  ['ACQ.BUYER_BANKCARD_BALANCE_NOT_ENOUGH', 'soft'],
  ['ACQ.BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR', 'soft'],
  ['ACQ.BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR', 'soft'],
  [outOfPlan, 'soft'],
  ['ACQ.NO_PAYMENT_INSTRUMENTS_AVAILABLE', 'needs_payer'],
  ['ACQ.ERROR_BUYER_CERTIFY_LEVEL_LIMIT', 'needs_payer'],
  ['ACQ.PAYMENT_REQUEST_HAS_RISK', 'hard'],
  ['ACQ.BUYER_ENABLE_STATUS_FORBID', 'hard'],
  ['ACQ.MERCHANT_AGREEMENT_NOT_EXIST', 'hard'],
  ['ACQ.CYCLE_PAY_SINGLE_FEE_EXCEED', 'hard'],
  ['ACQ.CYCLE_PAY_TOTAL_FEE_EXCEED', 'hard'],
  ['ACQ.CYCLE_PAY_TOTAL_TIMES_EXCEED', 'hard'],
  ['ACQ.AGREEMENT_NOT_EXIST', 'over'],
  ['ACQ.AGREEMENT_INVALID', 'over'],
  ['ACQ.AGREEMENT_STATUS_NOT_NORMAL', 'over'],
]);

export function declineOf(reason: string): DeclineKind {
  return declines.get(nameIn(reason)) ?? 'soft';
}

function uncertain(reason: string): Evidence {
  return { says: 'nothing_certain', reason };
}
