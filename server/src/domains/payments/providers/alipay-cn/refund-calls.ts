import { majorOf, minorOf } from '#base';
import type { Attempt } from '../../payment.ts';
import { isSecondTry, type Refund, type RefundEvidence } from '../../refund.ts';
import type { CallTools } from '../provider.ts';
import { refundNeverAccepted } from './answer-codes.ts';
import type { AnswerFields } from './answer.ts';
import { callAlipay } from './call.ts';
import type { Merchant } from './settings.ts';
import { titleOf } from './title.ts';
import { isAbout, refusalText } from './trade-calls.ts';

/**
 * Gives money back. Our refund number is Alipay's key of idempotency: the same number and amount
 * moves money once, however often it is sent.
 */
export async function refundTrade(
  merchant: Merchant,
  tools: CallTools,
  refund: Refund,
  attempt: Attempt,
): Promise<RefundEvidence> {
  const reason = titleOf(refund.reason);
  const answer = await callAlipay(merchant, tools, {
    method: 'alipay.trade.refund',
    content: {
      out_trade_no: attempt.id,
      out_request_no: refund.id,
      refund_amount: majorOf(refund.amount),
      ...(reason === '' ? {} : { refund_reason: reason }),
    },
  });
  switch (answer.kind) {
    case 'nothing_certain':
      return uncertain(answer.reason);
    case 'done':
      if (!isAbout(answer.fields, attempt)) return uncertain('the answer is about something else');
      // N stands both for "done before" and for "not done yet". Only the query tells them apart.
      return answer.fields['fund_change'] === 'Y'
        ? { says: 'succeeded' }
        : queryRefund(merchant, tools, refund, attempt);
    case 'refused': {
      const refusal = refusalText(answer);
      if (!refundNeverAccepted.has(answer.subCode)) return uncertain(refusal);
      // An earlier try under this number may have gone through without our hearing of it; then
      // nothing is left to refund, which is refused in the same words.
      const trace = await findRefund(merchant, tools, refund, attempt);
      if (trace.says !== 'no_trace') return trace;
      return isSecondTry(refund) ? uncertain(refusal) : { says: 'failed', reason: refusal };
    }
  }
}

/** A refund that Alipay has no trace of is not known to have failed: it is to be sent again. */
export async function queryRefund(
  merchant: Merchant,
  tools: CallTools,
  refund: Refund,
  attempt: Attempt,
): Promise<RefundEvidence> {
  const trace = await findRefund(merchant, tools, refund, attempt);
  return trace.says === 'no_trace' ? uncertain('no trace of the refund') : trace;
}

type RefundTrace = RefundEvidence | { readonly says: 'no_trace' };

/**
 * The query succeeds for every trade there is, refunded or not: only `refund_status` says that
 * money has moved. Without it, a refund that is named is still under way, and one that is not named
 * was never received or has failed.
 */
async function findRefund(
  merchant: Merchant,
  tools: CallTools,
  refund: Refund,
  attempt: Attempt,
): Promise<RefundTrace> {
  const answer = await callAlipay(merchant, tools, {
    method: 'alipay.trade.fastpay.refund.query',
    content: { out_trade_no: attempt.id, out_request_no: refund.id },
  });
  if (answer.kind === 'nothing_certain') return uncertain(answer.reason);
  if (answer.kind === 'refused') return uncertain(refusalText(answer));
  const { fields } = answer;
  if (fields['out_request_no'] === undefined && fields['refund_status'] === undefined) {
    return { says: 'no_trace' };
  }
  if (!isAbout(fields, attempt) || !isThis(fields, refund)) {
    return uncertain('the answer is about something else');
  }
  return fields['refund_status'] === 'REFUND_SUCCESS' ? { says: 'succeeded' } : { says: 'pending' };
}

function isThis(fields: AnswerFields, refund: Refund): boolean {
  const { out_request_no: number, refund_amount: amount } = fields;
  const isAmountRight = typeof amount === 'string' && minorOf(amount) === refund.amount;
  return number === refund.id && isAmountRight;
}

function uncertain(reason: string): Extract<RefundEvidence, { says: 'nothing_certain' }> {
  return { says: 'nothing_certain', reason };
}
