import { find, ofAccount } from '../books.ts';
import { errorObject, paymentIntentObject } from '../objects/payment-objects.ts';
import { chargeIntent } from '../payments/charge-intent.ts';
import { newPaymentIntent } from '../payments/new-intent.ts';
import type { Form } from '../protocol/form.ts';
import { invalid, notFound, Refused, wrongState } from '../protocol/refused.ts';
import type { PaymentIntent } from '../records.ts';
import type { World } from '../world.ts';
import { listNames, listOf } from './list.ts';
import type { Call, Method } from './method.ts';
import { methodNamed } from './payment-methods.ts';
import {
  checkAmount,
  readCurrency,
  readFlag,
  readInteger,
  readMetadata,
  readOptionalText,
  refuseOthers,
} from './read.ts';

const path = '/v1/payment_intents';
const ofIntent = (world: World, call: Call): string =>
  requireIntent(world, call).metadata['attempt_id'] ?? '';

export const paymentIntentMethods: readonly Method[] = [
  {
    name: 'payment_intents.create',
    httpMethod: 'POST',
    path,
    numberOf: (_world, { form }) => readMetadata(form)['attempt_id'] ?? '',
    run: create,
  },
  {
    name: 'payment_intents.list',
    httpMethod: 'GET',
    path,
    numberOf: () => '',
    run(world, { account, form }) {
      refuseOthers(form, [...listNames, 'customer']);
      const customer = readOptionalText(form, 'customer');
      const items = ofAccount(world.books.paymentIntents, account.id).filter(
        (intent) => customer === undefined || intent.customer === customer,
      );
      return listOf(form, path, items, (intent) => paymentIntentObject(world, intent));
    },
  },
  {
    name: 'payment_intents.retrieve',
    httpMethod: 'GET',
    path: `${path}/:id`,
    numberOf: ofIntent,
    run: (world, call) => paymentIntentObject(world, requireIntent(world, call)),
  },
  {
    name: 'payment_intents.confirm',
    httpMethod: 'POST',
    path: `${path}/:id/confirm`,
    numberOf: ofIntent,
    run: (world, call) => confirm(world, requireIntent(world, call), call),
  },
  {
    name: 'payment_intents.cancel',
    httpMethod: 'POST',
    path: `${path}/:id/cancel`,
    numberOf: ofIntent,
    run: (world, call) => cancel(world, requireIntent(world, call)),
  },
];

function requireIntent(world: World, { account, params }: Call): PaymentIntent {
  const { id = '' } = params;
  const intent = find(world.books.paymentIntents, account.id, id);
  if (intent === undefined) throw notFound('payment_intent', id, 'intent');
  return intent;
}

const known = [
  'amount',
  'automatic_payment_methods',
  'confirm',
  'currency',
  'customer',
  'description',
  'expand',
  'metadata',
  'off_session',
  'payment_method',
  'payment_method_types',
  'return_url',
  'setup_future_usage',
];

function create(world: World, call: Call): Record<string, unknown> {
  const { account, form } = call;
  refuseOthers(form, known);
  const amount = readInteger(form, 'amount');
  const currency = readCurrency(form);
  checkAmount(amount, currency, 'amount');
  const customer = readOptionalText(form, 'customer') ?? null;
  if (customer !== null && find(world.books.customers, account.id, customer) === undefined) {
    throw notFound('customer', customer, 'customer');
  }
  const isOffSession = readFlag(form, 'off_session');
  const isConfirmed = readFlag(form, 'confirm');
  if (isOffSession && !isConfirmed) {
    throw invalid('off_session', 'off_session can only be used together with confirm=true.');
  }
  const method = methodGiven(world, account.id, form, customer);
  if (isConfirmed && method === undefined) throw noMethod();
  const intent = newPaymentIntent(world, {
    account: account.id,
    amount,
    currency,
    customer,
    isOffSession,
    metadata: readMetadata(form),
    description: readOptionalText(form, 'description') ?? null,
    returnUrl: readOptionalText(form, 'return_url') ?? null,
    setupFutureUsage: readOptionalText(form, 'setup_future_usage') ?? null,
    paymentMethod: method?.id ?? null,
    status: method === undefined ? 'requires_payment_method' : 'requires_confirmation',
  });
  return isConfirmed ? confirm(world, intent, call) : paymentIntentObject(world, intent);
}

function confirm(world: World, intent: PaymentIntent, call: Call): Record<string, unknown> {
  const { account, form } = call;
  if (!['requires_payment_method', 'requires_confirmation'].includes(intent.status)) {
    throw unexpectedState(world, intent, 'confirmed');
  }
  const given = form['payment_method'] === undefined ? intent.paymentMethod : undefined;
  const method =
    methodNamed(world, account.id, given ?? '') ??
    methodGiven(world, account.id, form, intent.customer);
  if (method === undefined) throw noMethod();
  const returnUrl = readOptionalText(form, 'return_url') ?? intent.returnUrl;
  const after = chargeIntent(world, { ...intent, returnUrl }, method, { isApproved: false });
  if (after.lastError === null) return paymentIntentObject(world, after);
  throw new Refused(402, {
    ...(errorObject(world, after.lastError) as { type: 'card_error'; message: string }),
    ...(after.latestCharge === null ? {} : { charge: after.latestCharge }),
    payment_intent: paymentIntentObject(world, after),
  });
}

/** The card that a call names: one of the customer's, or a token of Stripe's for tests. */
function methodGiven(world: World, account: string, form: Form, customer: string | null) {
  const name = readOptionalText(form, 'payment_method');
  if (name === undefined) return undefined;
  const method = methodNamed(world, account, name);
  if (method === undefined) throw notFound('PaymentMethod', name, 'payment_method');
  if (method.customer !== null && method.customer !== customer) {
    const message = `The provided PaymentMethod (${name}) does not belong to the Customer.`;
    throw invalid('payment_method', message, 'payment_method_customer_mismatch');
  }
  return method;
}

function cancel(world: World, intent: PaymentIntent): Record<string, unknown> {
  if (intent.status === 'succeeded' || intent.status === 'canceled') {
    throw unexpectedState(world, intent, 'canceled');
  }
  const canceled: PaymentIntent = {
    ...intent,
    status: 'canceled',
    canceledMs: world.clock.now(),
  };
  world.books.paymentIntents.put(intent.id, canceled);
  world.notifier.tellOf('payment_intent.canceled', canceled);
  return paymentIntentObject(world, canceled);
}

function unexpectedState(world: World, intent: PaymentIntent, done: string): Refused {
  const message = `This PaymentIntent could not be ${done}: its status is ${intent.status}.`;
  const more = { payment_intent: paymentIntentObject(world, intent) };
  return wrongState('payment_intent_unexpected_state', message, more);
}

function noMethod(): Refused {
  const message = 'You cannot confirm this PaymentIntent because it is missing a payment method.';
  return wrongState('payment_intent_unexpected_state', message, { param: 'payment_method' });
}
