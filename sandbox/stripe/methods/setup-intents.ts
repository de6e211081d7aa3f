import { find } from '../books.ts';
import { errorObject, setupIntentObject } from '../objects/payment-objects.ts';
import { newSetupIntent } from '../payments/new-intent.ts';
import { setUpCard } from '../payments/set-up-card.ts';
import { invalid, missing, notFound, Refused, wrongState } from '../protocol/refused.ts';
import type { SetupIntent } from '../records.ts';
import type { World } from '../world.ts';
import { type Call, type Method, noNumber } from './method.ts';
import { methodNamed } from './payment-methods.ts';
import { readFlag, readMetadata, readOptionalText, refuseOthers } from './read.ts';

const path = '/v1/setup_intents';

export const setupIntentMethods: readonly Method[] = [
  { name: 'setup_intents.create', httpMethod: 'POST', path, numberOf: noNumber, run: create },
  {
    name: 'setup_intents.retrieve',
    httpMethod: 'GET',
    path: `${path}/:id`,
    numberOf: noNumber,
    run: (world, call) => setupIntentObject(world, requireIntent(world, call)),
  },
  {
    name: 'setup_intents.confirm',
    httpMethod: 'POST',
    path: `${path}/:id/confirm`,
    numberOf: noNumber,
    run: (world, call) => confirm(world, requireIntent(world, call), call),
  },
  {
    name: 'setup_intents.cancel',
    httpMethod: 'POST',
    path: `${path}/:id/cancel`,
    numberOf: noNumber,
    run(world, call) {
      const intent = requireIntent(world, call);
      if (intent.status === 'succeeded') throw unexpectedState(intent);
      const canceled: SetupIntent = { ...intent, status: 'canceled' };
      world.books.setupIntents.put(intent.id, canceled);
      return setupIntentObject(world, canceled);
    },
  },
];

const known = [
  'automatic_payment_methods',
  'confirm',
  'customer',
  'expand',
  'metadata',
  'payment_method',
  'payment_method_types',
  'return_url',
  'usage',
];

function create(world: World, call: Call): Record<string, unknown> {
  const { account, form } = call;
  refuseOthers(form, known);
  const customer = readOptionalText(form, 'customer') ?? null;
  if (customer !== null && find(world.books.customers, account.id, customer) === undefined) {
    throw notFound('customer', customer, 'customer');
  }
  const usage = readOptionalText(form, 'usage') ?? 'off_session';
  if (usage !== 'off_session' && usage !== 'on_session') {
    throw invalid('usage', `Invalid usage: ${usage}`);
  }
  const metadata = readMetadata(form);
  const intent = newSetupIntent(world, { account: account.id, customer, usage, metadata });
  return readFlag(form, 'confirm')
    ? confirm(world, intent, call)
    : setupIntentObject(world, intent);
}

function confirm(world: World, intent: SetupIntent, { account, form }: Call) {
  if (!['requires_payment_method', 'requires_confirmation'].includes(intent.status)) {
    throw unexpectedState(intent);
  }
  const name = readOptionalText(form, 'payment_method');
  if (name === undefined) throw missing('payment_method');
  const method = methodNamed(world, account.id, name);
  if (method === undefined) throw notFound('PaymentMethod', name, 'payment_method');
  const after = setUpCard(world, intent, method, { isApproved: false });
  if (after.lastError === null) return setupIntentObject(world, after);
  throw new Refused(402, {
    ...(errorObject(world, after.lastError) as { type: 'card_error'; message: string }),
    setup_intent: setupIntentObject(world, after),
  });
}

function requireIntent(world: World, { account, params }: Call): SetupIntent {
  const { id = '' } = params;
  const intent = find(world.books.setupIntents, account.id, id);
  if (intent === undefined) throw notFound('setupintent', id, 'intent');
  return intent;
}

function unexpectedState({ status }: SetupIntent): Refused {
  const message = `This SetupIntent has a status of ${status}.`;
  return wrongState('setup_intent_unexpected_state', message);
}
