import { find, ofAccount } from '../books.ts';
import { paymentMethodObject } from '../objects/payment-objects.ts';
import { isCardName } from '../payments/cards.ts';
import { newPaymentMethod } from '../payments/new-intent.ts';
import { notFound, wrongState } from '../protocol/refused.ts';
import type { PaymentMethod } from '../records.ts';
import type { World } from '../world.ts';
import { listNames, listOf } from './list.ts';
import { type Call, type Method, noNumber } from './method.ts';
import { readOptionalText, readText, refuseOthers } from './read.ts';

const path = '/v1/payment_methods';

export const paymentMethodMethods: readonly Method[] = [
  {
    name: 'payment_methods.list',
    httpMethod: 'GET',
    path,
    numberOf: noNumber,
    run(world, { account, form }) {
      refuseOthers(form, [...listNames, 'customer', 'type']);
      const customer = readOptionalText(form, 'customer');
      const items = ofAccount(world.books.paymentMethods, account.id).filter(
        (method) => customer === undefined || method.customer === customer,
      );
      return listOf(form, path, items, (method) => paymentMethodObject(world, method));
    },
  },
  {
    name: 'payment_methods.retrieve',
    httpMethod: 'GET',
    path: `${path}/:id`,
    numberOf: noNumber,
    run: (world, call) => paymentMethodObject(world, requireMethod(world, call)),
  },
  {
    name: 'payment_methods.attach',
    httpMethod: 'POST',
    path: `${path}/:id/attach`,
    numberOf: noNumber,
    run(world, call) {
      const method = requireMethod(world, call);
      const customer = readText(call.form, 'customer');
      if (find(world.books.customers, call.account.id, customer) === undefined) {
        throw notFound('customer', customer, 'customer');
      }
      if (method.customer !== null && method.customer !== customer) {
        throw wrongState('payment_method_unexpected_state', 'It belongs to another customer.');
      }
      const attached = { ...method, customer };
      world.books.paymentMethods.put(method.id, attached);
      world.notifier.tellOf('payment_method.attached', attached);
      return paymentMethodObject(world, attached);
    },
  },
  {
    name: 'payment_methods.detach',
    httpMethod: 'POST',
    path: `${path}/:id/detach`,
    numberOf: noNumber,
    run: (world, call) => paymentMethodObject(world, detach(world, requireMethod(world, call))),
  },
];

/** From here on it cannot be charged any more. */
export function detach(world: World, method: PaymentMethod): PaymentMethod {
  const detached = { ...method, customer: null, isDetached: true };
  world.books.paymentMethods.put(method.id, detached);
  world.notifier.tellOf('payment_method.detached', detached, { customer: method.customer });
  return detached;
}

/** A name for tests makes a card of its kind; what was detached is not there any more. */
export function methodNamed(
  world: World,
  account: string,
  name: string,
): PaymentMethod | undefined {
  if (isCardName(name)) return newPaymentMethod(world, account, name);
  const found = find(world.books.paymentMethods, account, name);
  return found?.isDetached ? undefined : found;
}

function requireMethod(world: World, { account, params }: Call): PaymentMethod {
  const { id = '' } = params;
  const method = methodNamed(world, account.id, id);
  if (method === undefined) throw notFound('PaymentMethod', id, 'payment_method');
  return method;
}
