import { find, ofAccount } from '../books.ts';
import { refundObject } from '../objects/payment-objects.ts';
import { endRefund } from '../payments/end-refund.ts';
import { numberOf, refundCharge } from '../payments/refund-charge.ts';
import { invalid, missing, notFound } from '../protocol/refused.ts';
import type { Charge, Refund } from '../records.ts';
import type { World } from '../world.ts';
import { listNames, listOf } from './list.ts';
import type { Call, Method } from './method.ts';
import { readMetadata, readOptionalInteger, readOptionalText, refuseOthers } from './read.ts';

const path = '/v1/refunds';

export const refundMethods: readonly Method[] = [
  { name: 'refunds.create', httpMethod: 'POST', path, numberOf: ofCharge, run: create },
  {
    name: 'refunds.list',
    httpMethod: 'GET',
    path,
    numberOf: ofCharge,
    run(world, { account, form }) {
      refuseOthers(form, [...listNames, 'charge', 'payment_intent']);
      const intent = readOptionalText(form, 'payment_intent');
      const charge = readOptionalText(form, 'charge');
      const items = ofAccount(world.books.refunds, account.id)
        .filter((one) => intent === undefined || one.paymentIntent === intent)
        .filter((one) => charge === undefined || one.charge === charge)
        .map((one) => endRefund(world, one));
      return listOf(form, path, items, (one) => refundObject(world, one));
    },
  },
  {
    name: 'refunds.retrieve',
    httpMethod: 'GET',
    path: `${path}/:id`,
    numberOf: (world, call) => numberOfRefund(world, requireRefund(world, call)),
    run: (world, call) => refundObject(world, requireRefund(world, call)),
  },
];

const reasons = ['duplicate', 'fraudulent', 'requested_by_customer'];

function create(world: World, call: Call): Record<string, unknown> {
  const { form } = call;
  refuseOthers(form, ['amount', 'charge', 'expand', 'metadata', 'payment_intent', 'reason']);
  const amount = readOptionalInteger(form, 'amount');
  if (amount !== undefined && amount < 1) {
    throw invalid('amount', 'This value must be greater than or equal to 1.');
  }
  const reason = readOptionalText(form, 'reason') ?? null;
  if (reason !== null && !reasons.includes(reason)) {
    throw invalid('reason', `Invalid reason: must be one of ${reasons.join(', ')}`);
  }
  const metadata = readMetadata(form);
  const charge = chargeNamed(world, call);
  if (charge === undefined) {
    const intent = readOptionalText(form, 'payment_intent');
    if (intent === undefined) throw missing('payment_intent');
    if (find(world.books.paymentIntents, call.account.id, intent) === undefined) {
      throw notFound('payment_intent', intent, 'payment_intent');
    }
    const message = `This PaymentIntent (${intent}) does not have a successful charge to refund.`;
    throw invalid('payment_intent', message);
  }
  return refundObject(world, refundCharge(world, charge, { amount, reason, metadata }));
}

function chargeNamed(world: World, { account, form }: Call): Charge | undefined {
  const intent = find(
    world.books.paymentIntents,
    account.id,
    readOptionalText(form, 'payment_intent') ?? '',
  );
  const id = readOptionalText(form, 'charge') ?? intent?.latestCharge ?? '';
  return find(world.books.charges, account.id, id);
}

function ofCharge(world: World, call: Call): string {
  const charge = chargeNamed(world, call);
  return charge === undefined ? '' : numberOf(charge);
}

function requireRefund(world: World, { account, params }: Call): Refund {
  const { id = '' } = params;
  const refund = find(world.books.refunds, account.id, id);
  if (refund === undefined) throw notFound('refund', id);
  return endRefund(world, refund);
}

function numberOfRefund(world: World, refund: Refund): string {
  const charge = world.books.charges.get(refund.charge);
  return charge === undefined ? '' : numberOf(charge);
}
