import { chargePayment, requireUsableToken } from '../payments/charge-payment.ts';
import { type Payment, type Terms, wallets } from '../payments/payment.ts';
import { placePayment } from '../payments/place-payment.ts';
import { amountOf } from '../protocol/amount.ts';
import { printIso } from '../protocol/iso-time.ts';
import { resultOf } from '../protocol/result.ts';
import type { World } from '../world.ts';
import {
  type Fields,
  illegal,
  readAddress,
  readAmount,
  readObject,
  readOne,
  readOptionalString,
  readString,
} from './fields.ts';
import type { Call, Method, Outcome } from './method.ts';

export const pay: Method = {
  name: 'pay',
  path: 'payments/pay',
  numberOf: (_world, { body }) => String(body['paymentRequestId'] ?? ''),
  run(world, call) {
    const terms = readTerms(world, call);
    if (terms.accessToken !== null && !isKnown(world, terms)) {
      requireUsableToken(world, terms.clientId, terms.accessToken);
    }
    const { payment, isNew } = placePayment(world, terms);
    const isCharge = isNew && terms.productCode === 'AGREEMENT_PAYMENT';
    return answerOf(world, isCharge ? chargePayment(world, payment) : payment);
  },
};

function isKnown(world: World, { clientId, paymentRequestId }: Terms): boolean {
  return world.books.find(clientId, paymentRequestId) !== undefined;
}

const productCodes = ['CASHIER_PAYMENT', 'AGREEMENT_PAYMENT'] as const;
const terminalTypes = ['WEB', 'WAP', 'APP', 'MINI_APP'] as const;

function readTerms(world: World, { merchant, body }: Call): Terms {
  const productCode = readOne(body, 'productCode', productCodes);
  const order = readObject(body, 'order');
  const amount = readAmount(body, 'paymentAmount');
  const ordered = readAmount(order, 'orderAmount');
  if (ordered.amount !== amount.amount) throw illegal('orderAmount', 'differs from the payment.');
  const method = readObject(body, 'paymentMethod');
  readString(readObject(body, 'settlementStrategy'), 'settlementCurrency', 3);
  const isCharge = productCode === 'AGREEMENT_PAYMENT';
  const env = isCharge && body['env'] === undefined ? {} : readObject(body, 'env');
  return {
    clientId: merchant.clientId,
    paymentRequestId: readString(body, 'paymentRequestId', 64),
    productCode,
    wallet: readOne(method, 'paymentMethodType', wallets),
    ...amount,
    description: readString(order, 'orderDescription', 256),
    referenceOrderId: readString(order, 'referenceOrderId', 64),
    redirectUrl: isCharge ? '' : readAddress(body, 'paymentRedirectUrl'),
    notifyUrl: readAddress(body, 'paymentNotifyUrl'),
    expiryTime: readExpiry(world, body),
    terminalType: isCharge ? '' : readOne(env, 'terminalType', terminalTypes),
    accessToken: isCharge ? readString(method, 'paymentMethodId', 128) : null,
  };
}

const iso8601 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:\d\d)$/;

function readExpiry(world: World, body: Fields): string {
  const text = readOptionalString(body, 'paymentExpiryTime', 64);
  if (text === undefined) return '';
  const atMs = iso8601.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(atMs)) throw illegal('paymentExpiryTime', 'must be ISO 8601.');
  const isAgain = world.books.findByNumber(String(body['paymentRequestId'])) !== undefined;
  if (atMs <= world.clock.now() && !isAgain) throw illegal('paymentExpiryTime', 'is over.');
  return text;
}

/** Under way, with the ways to the wallet; or what it has come to, however often it is asked. */
function answerOf(world: World, payment: Payment): Outcome {
  const { terms, status, resultCode, paidMs, id } = payment;
  const isOpen = status === 'PROCESSING';
  const address = `${world.publicAddress()}/cashier/${id}`;
  const ways = { normalUrl: address, schemeUrl: '', applinkUrl: address };
  return {
    result: resultOf(resultCode),
    paymentRequestId: terms.paymentRequestId,
    paymentId: id,
    paymentAmount: amountOf(terms.amount, terms.currency),
    paymentCreateTime: printIso(payment.createdMs),
    ...(paidMs === null ? {} : { paymentTime: printIso(paidMs) }),
    ...(isOpen && terms.productCode === 'CASHIER_PAYMENT' ? ways : {}),
  };
}
