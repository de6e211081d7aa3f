import { passTime } from '../payments/pass-time.ts';
import type { Payment, Refund } from '../payments/payment.ts';
import { refundPayment } from '../payments/refund-payment.ts';
import { amountOf } from '../protocol/amount.ts';
import { printIso } from '../protocol/iso-time.ts';
import { Refused, resultOf } from '../protocol/result.ts';
import type { World } from '../world.ts';
import {
  type Fields,
  illegal,
  readAmount,
  readOptionalAddress,
  readOptionalString,
  readString,
} from './fields.ts';
import { numberNamed, requirePayment } from './inquiry-payment.ts';
import type { Call, Method } from './method.ts';

/** A refund names the payment by Antom's number, and itself by the merchant's. */
export const refund: Method = {
  name: 'refund',
  path: 'payments/refund',
  numberOf: numberNamed,
  run(world, call) {
    const { merchant, body } = call;
    readString(body, 'paymentId', 64);
    const payment = requirePayment(world, call);
    const { amount, currency } = readAmount(body, 'refundAmount');
    if (currency !== payment.terms.currency) throw new Refused('CURRENCY_NOT_SUPPORT');
    const done = refundPayment(world, payment, {
      refundRequestId: readString(body, 'refundRequestId', 64),
      amount,
      reason: readOptionalString(body, 'refundReason', 256) ?? '',
      metadata: readOptionalString(body, 'metadata', 512) ?? '',
      notifyUrl: readOptionalAddress(body, 'refundNotifyUrl') ?? merchant.notifyUrl,
    });
    const isUnderWay = done.status === 'PROCESSING';
    const code = done.status === 'FAIL' ? 'ORDER_STATUS_INVALID' : 'SUCCESS';
    return {
      result: resultOf(isUnderWay ? 'REFUND_IN_PROCESS' : code),
      ...refundFields(payment, done),
    };
  },
};

export const inquiryRefund: Method = {
  name: 'inquiryRefund',
  path: 'payments/inquiryRefund',
  numberOf: (world, call) => paymentOfRefund(world, call)?.terms.paymentRequestId ?? '',
  run(world, call) {
    const found = paymentOfRefund(world, call);
    if (found === undefined) throw new Refused('ORDER_NOT_EXIST');
    const payment = passTime(world, found);
    const { refundId, refundRequestId } = call.body;
    const asked = payment.refunds.find(
      (one) => one.refundId === refundId || one.refundRequestId === refundRequestId,
    );
    if (asked === undefined) throw new Refused('ORDER_NOT_EXIST');
    return {
      result: resultOf('SUCCESS'),
      refundStatus: asked.status,
      ...refundFields(payment, asked),
    };
  },
};

function paymentOfRefund(world: World, { merchant, body }: Call): Payment | undefined {
  const { refundId, refundRequestId } = body;
  if (typeof refundId === 'string') return world.books.findByRefundId(merchant.clientId, refundId);
  if (typeof refundRequestId !== 'string') throw illegal('refundRequestId', 'is missing.');
  return world.books.findByRefund(merchant.clientId, refundRequestId);
}

function refundFields({ id, terms }: Payment, done: Refund): Fields {
  return {
    refundRequestId: done.refundRequestId,
    refundId: done.refundId,
    paymentId: id,
    refundAmount: amountOf(done.amount, terms.currency),
    ...(done.doneMs === null ? {} : { refundTime: printIso(done.doneMs) }),
  };
}
