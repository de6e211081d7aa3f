import type { Authorization } from '../authorizations/authorization.ts';
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
