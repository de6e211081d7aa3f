import type { Attempt } from '../../payment.ts';
import { isSecondTry, type Refund, type RefundEvidence } from '../../refund.ts';
import { type Fields, fieldsOf } from '../json/fields.ts';
import type { CallTools } from '../provider.ts';
import { descriptionOf } from './description.ts';
import { callGateway } from './gateway.ts';
import { minorIn } from './payment.ts';
import { inquire } from './payment-calls.ts';
import { refundNeverAccepted, refundNotFound } from './result-codes.ts';
import type { Merchant } from './settings.ts';

/**
 * Gives money back. Our refund number is Antom's key of idempotency. The payment is named by
 * Antom's number; where we have not learnt it, it is asked for. Notices of refunds do not name the
 * payment, so it goes along in the metadata, which comes back as it was.
 */
export async function refundPayment(
  merchant: Merchant,
  tools: CallTools,
  refund: Refund,
  attempt: Attempt,
): Promise<RefundEvidence> {
  const paymentId = attempt.providerReference ?? (await numberOf(merchant, tools, attempt));
  if (typeof paymentId !== 'string') return paymentId;
  const answer = await callGateway(merchant, tools, 'payments/refund', {
    paymentId,
    refundRequestId: refund.id,
    refundAmount: { currency: refund.currency, value: refund.amount.toString() },
    refundReason: descriptionOf(refund.reason),
    metadata: JSON.stringify({ paymentRequestId: attempt.id }),
  });
  switch (answer.kind) {
    case 'nothing_certain':
      return uncertain(answer.reason);
    case 'under_way':
      return isThis(answer.fields, refund)
        ? { says: 'pending' }
        : uncertain('the answer is about something else');
    case 'done':
      return isThis(answer.fields, refund)
        ? successOf(answer.fields)
        : uncertain('the answer is about something else');
    case 'refused':
      return judgeRefusal(merchant, tools, refund, answer.code);
  }
}

/**
 * An earlier try under this number may have gone through without our hearing of it; then nothing is
 * left to refund, which is refused in the same words.
 */
async function judgeRefusal(
  merchant: Merchant,
  tools: CallTools,
  refund: Refund,
  code: string,
): Promise<RefundEvidence> {
  const refusal = `refused: ${code}`;
  if (!refundNeverAccepted.has(code)) {
    // A refund that failed at Antom answers under its number as failed for ever.
    const trace = await findRefund(merchant, tools, refund);
    return trace.says === 'failed' ? trace : uncertain(refusal);
  }
  const trace = await findRefund(merchant, tools, refund);
  if (trace.says !== 'no_trace') return trace;
  return isSecondTry(refund) ? uncertain(refusal) : { says: 'failed', reason: refusal };
}

async function numberOf(
  merchant: Merchant,
  tools: CallTools,
  attempt: Attempt,
): Promise<string | RefundEvidence> {
  const answer = await inquire(merchant, tools, attempt);
  if (answer.kind === 'nothing_certain') return uncertain(answer.reason);
  const { paymentId } = answer.kind === 'done' ? answer.fields : {};
  return typeof paymentId === 'string' ? paymentId : uncertain('the payment is not known');
}

/** A refund that Antom has no trace of is not known to have failed: it is to be sent again. */
export async function queryRefund(
  merchant: Merchant,
  tools: CallTools,
  refund: Refund,
): Promise<RefundEvidence> {
  const trace = await findRefund(merchant, tools, refund);
  return trace.says === 'no_trace' ? uncertain('no trace of the refund') : trace;
}

async function findRefund(
  merchant: Merchant,
  tools: CallTools,
  refund: Refund,
): Promise<RefundEvidence | { readonly says: 'no_trace' }> {
  const content = { refundRequestId: refund.id };
  const answer = await callGateway(merchant, tools, 'payments/inquiryRefund', content);
  if (answer.kind === 'nothing_certain') return uncertain(answer.reason);
  if (answer.kind === 'refused') {
    const { code } = answer;
    return refundNotFound.has(code) ? { says: 'no_trace' } : uncertain(`refused: ${code}`);
  }
  if (!isThis(answer.fields, refund)) return uncertain('the answer is about something else');
  switch (answer.fields['refundStatus']) {
    case 'SUCCESS':
      return successOf(answer.fields);
    case 'PROCESSING':
      return { says: 'pending' };
    case 'FAIL':
      return { says: 'failed', reason: 'failed at Antom' };
    default:
      return uncertain('a status that is not known');
  }
}

function successOf({ refundId }: Fields): RefundEvidence {
  return typeof refundId === 'string' && /^[\w-]{1,64}$/.test(refundId)
    ? { says: 'succeeded', providerReference: refundId }
    : { says: 'succeeded' };
}

function isThis(fields: Fields, refund: Refund): boolean {
  const { value, currency } = fieldsOf(fields['refundAmount']) ?? {};
  const isAmountRight = minorIn(value) === refund.amount && currency === refund.currency;
  return fields['refundRequestId'] === refund.id && isAmountRight;
}

function uncertain(reason: string): Extract<RefundEvidence, { says: 'nothing_certain' }> {
  return { says: 'nothing_certain', reason };
}
