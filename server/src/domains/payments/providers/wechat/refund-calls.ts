import { toNumber } from '#base';
import type { Attempt } from '../../payment.ts';
import { isSecondTry, type Refund, type RefundEvidence } from '../../refund.ts';
import type { CallTools } from '../provider.ts';
import { descriptionOf } from './description.ts';
import { refundPath } from './dialects.ts';
import { orderNotFound, refundNeverAccepted } from './error-codes.ts';
import { callGateway, type Contract } from './gateway.ts';
import { amountIn, type Fields, fieldsOf } from '../json/fields.ts';
import { numberOf } from './number.ts';

const mostReasonBytes = 80;

/**
 * Gives money back. Our refund number is WeChat's key of idempotency: the same number moves money
 * once, however often it is sent, and another one would move it again.
 */
export async function refundOrder(
  contract: Contract,
  tools: CallTools,
  refund: Refund,
  attempt: Attempt,
): Promise<RefundEvidence> {
  const { dialect, appId, mchId } = contract.merchant;
  const reason = descriptionOf(refund.reason, mostReasonBytes);
  const answer = await callGateway(contract, tools, {
    method: 'POST',
    target: dialect.refunds,
    content: {
      ...(dialect.isAbroad ? { appid: appId, mchid: mchId } : {}),
      out_trade_no: numberOf(attempt),
      out_refund_no: refund.id,
      ...(reason === '' ? {} : { reason }),
      amount: {
        refund: toNumber(refund.amount),
        total: toNumber(attempt.amount),
        currency: attempt.currency,
      },
    },
  });
  if (answer.kind === 'nothing_certain') return uncertain(answer.reason);
  if (answer.kind === 'done') return evidenceOf(answer.fields, refund);
  const refusal = `refused: ${answer.code}`;
  if (!refundNeverAccepted.has(answer.code)) return uncertain(refusal);
  // An earlier try under this number may have gone through without our hearing of it; then nothing
  // is left to refund, which is refused in the same words.
  const trace = await findRefund(contract, tools, refund);
  if (trace.says !== 'no_trace') return trace;
  return isSecondTry(refund) ? uncertain(refusal) : { says: 'failed', reason: refusal };
}

/** A refund that WeChat has no trace of is not known to have failed: it is to be sent again. */
export async function queryRefund(
  contract: Contract,
  tools: CallTools,
  refund: Refund,
): Promise<RefundEvidence> {
  const trace = await findRefund(contract, tools, refund);
  return trace.says === 'no_trace' ? uncertain('no trace of the refund') : trace;
}

type RefundTrace = RefundEvidence | { readonly says: 'no_trace' };

async function findRefund(
  contract: Contract,
  tools: CallTools,
  refund: Refund,
): Promise<RefundTrace> {
  const { dialect, mchId } = contract.merchant;
  const target = refundPath(dialect, refund.id, mchId);
  const answer = await callGateway(contract, tools, { method: 'GET', target });
  if (answer.kind === 'nothing_certain') return uncertain(answer.reason);
  if (answer.kind === 'done') return evidenceOf(answer.fields, refund);
  return orderNotFound.has(answer.code)
    ? { says: 'no_trace' }
    : uncertain(`refused: ${answer.code}`);
}

function evidenceOf(fields: Fields, refund: Refund): RefundEvidence {
  const amount = amountIn(fieldsOf(fields['amount'])?.['refund']);
  if (fields['out_refund_no'] !== refund.id || amount !== refund.amount) {
    return uncertain('the answer is about something else');
  }
  const number = fields['refund_id'] ?? fields['id'];
  switch (fields['status']) {
    case 'SUCCESS':
      return {
        says: 'succeeded',
        ...(typeof number === 'string' ? { providerReference: number } : {}),
      };
    // Abroad the first answer may leave the state out.
    case 'PROCESSING':
    case undefined:
      return { says: 'pending' };
    case 'CLOSED':
      return { says: 'failed', reason: 'closed by WeChat' };
    // The payer's card is gone or frozen. Only a person can lead the money elsewhere, in WeChat's
    // console; until then it has neither come nor stayed, and no other refund may be sent for it.
    case 'ABNORMAL':
      return uncertain('abnormal: to be dealt with in the console of WeChat Pay');
    default:
      return uncertain('a state that is not known');
  }
}

function uncertain(reason: string): Extract<RefundEvidence, { says: 'nothing_certain' }> {
  return { says: 'nothing_certain', reason };
}
