import type { Authorization } from '../authorizations/authorization.ts';
import type { Dispute } from '../disputes/dispute.ts';
import type { Payment, Refund } from '../payments/payment.ts';
import { amountOf } from '../protocol/amount.ts';
import { printIso } from '../protocol/iso-time.ts';
import { resultOf } from '../protocol/result.ts';

type Content = Record<string, unknown>;

export function aboutPayment({ id, terms, resultCode, createdMs, paidMs }: Payment): Content {
  return {
    notifyType: 'PAYMENT_RESULT',
    result: resultOf(resultCode),
    paymentRequestId: terms.paymentRequestId,
    paymentId: id,
    paymentAmount: amountOf(terms.amount, terms.currency),
    paymentCreateTime: printIso(createdMs),
    ...(paidMs === null ? {} : { paymentTime: printIso(paidMs) }),
    paymentMethodType: terms.wallet,
  };
}

/** The merchant's number of the payment is not in it, unless its metadata says so. */
export function aboutRefund({ terms }: Payment, refund: Refund): Content {
  const { refundRequestId, refundId, amount, status, doneMs, metadata } = refund;
  return {
    notifyType: 'REFUND_RESULT',
    result: resultOf(status === 'FAIL' ? 'ORDER_STATUS_INVALID' : 'SUCCESS'),
    refundStatus: status,
    refundRequestId,
    refundId,
    refundAmount: amountOf(amount, terms.currency),
    ...(doneMs === null ? {} : { refundTime: printIso(doneMs) }),
    ...(metadata === '' ? {} : { metadata }),
  };
}

/** The amount stands in the first word of a dispute, and in the judge's. */
export function aboutDispute({ id, terms }: Payment, dispute: Dispute, type: string): Content {
  const { disputeId, amount, reasonCode, createdMs, dueMs, closedMs, status } = dispute;
  const isJudged = type === 'DISPUTE_JUDGED';
  return {
    disputeNotificationType: type,
    disputeId,
    paymentRequestId: terms.paymentRequestId,
    paymentId: id,
    disputeTime: printIso(createdMs),
    ...(type === 'DISPUTE_CREATED'
      ? {
          disputeAmount: amountOf(amount, terms.currency),
          defenseDueTime: printIso(dueMs),
          disputeReasonCode: reasonCode,
          disputeSource: 'alipay',
        }
      : {}),
    ...(isJudged
      ? {
          disputeJudgedTime: printIso(closedMs ?? createdMs),
          disputeJudgedAmount: amountOf(amount, terms.currency),
          disputeJudgedResult: status === 'won' ? 'ACCEPT_BY_CUSTOMER' : 'ACCEPT_BY_MERCHANT',
          disputeReasonCode: reasonCode,
        }
      : {}),
  };
}

export function aboutAuthorization(authorization: Authorization, type: string): Content {
  const { authState, authCode, accessToken } = authorization;
  return {
    authorizationNotifyType: type,
    result: resultOf('SUCCESS'),
    authState,
    ...(type === 'AUTHCODE_CREATED' ? { authCode } : { accessToken }),
    ...(type === 'TOKEN_CANCELED' ? { reason: 'The authorization is canceled.' } : {}),
  };
}
