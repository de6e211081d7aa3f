import { passTime } from '../payments/pass-time.ts';
import type { Payment } from '../payments/payment.ts';
import { amountOf } from '../protocol/amount.ts';
import { printIso } from '../protocol/iso-time.ts';
import { Refused, resultOf } from '../protocol/result.ts';
import type { World } from '../world.ts';
import { illegal, readOptionalString } from './fields.ts';
import type { Call, Method, Outcome } from './method.ts';

/** Which payment a call names, by Antom's number or, where it has none, by the merchant's. */
export function findPayment(world: World, { merchant, body }: Call): Payment | undefined {
  const id = readOptionalString(body, 'paymentId', 64);
  const number = readOptionalString(body, 'paymentRequestId', 64);
  if (id === undefined && number === undefined) {
    throw illegal('paymentId and paymentRequestId', 'are both missing.');
  }
  const found =
    id === undefined
      ? world.books.find(merchant.clientId, number ?? '')
      : world.books.paymentOf(id);
  return found?.terms.clientId === merchant.clientId ? passTime(world, found) : undefined;
}

export function requirePayment(world: World, call: Call): Payment {
  const payment = findPayment(world, call);
  if (payment === undefined) throw new Refused('ORDER_NOT_EXIST');
  return payment;
}

export function numberNamed(world: World, { merchant, body }: Call): string {
  const byId = world.books.paymentOf(String(body['paymentId'] ?? ''));
  const isOwn = byId?.terms.clientId === merchant.clientId;
  return isOwn ? byId.terms.paymentRequestId : String(body['paymentRequestId'] ?? '');
}

/** `result` says only that the question was answered; the truth is `paymentStatus`. */
export const inquiryPayment: Method = {
  name: 'inquiryPayment',
  path: 'payments/inquiryPayment',
  numberOf: numberNamed,
  run: (world, call) => answerOf(requirePayment(world, call)),
};

function answerOf(payment: Payment): Outcome {
  const { terms, id, status, resultCode, createdMs, paidMs } = payment;
  return {
    result: resultOf('SUCCESS'),
    paymentStatus: status,
    paymentResultCode: resultCode,
    paymentResultMessage: resultOf(resultCode).resultMessage,
    paymentRequestId: terms.paymentRequestId,
    paymentId: id,
    paymentAmount: amountOf(terms.amount, terms.currency),
    paymentCreateTime: printIso(createdMs),
    ...(paidMs === null ? {} : { paymentTime: printIso(paidMs) }),
    paymentMethodType: terms.wallet,
  };
}
