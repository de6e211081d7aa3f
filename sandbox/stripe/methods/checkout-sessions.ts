import { isWebAddress } from '../../kit/web-address.ts';
import { find, ofAccount } from '../books.ts';
import { sessionObject } from '../objects/account-objects.ts';
import { expireSession, passTime } from '../payments/pass-time.ts';
import { saveSession } from '../payments/save-session.ts';
import type { Form } from '../protocol/form.ts';
import { newId } from '../protocol/ids.ts';
import { invalid, missing, notFound, wrongState } from '../protocol/refused.ts';
import type { Session } from '../records.ts';
import type { World } from '../world.ts';
import { listNames, listOf } from './list.ts';
import type { Call, Method } from './method.ts';
import {
  checkAmount,
  readCurrency,
  readForm,
  readInteger,
  readMetadata,
  readOptionalInteger,
  readOptionalText,
  readText,
  refuseOthers,
} from './read.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** A page is open for at least half an hour, and at most for a day. */
const leastOpenMs = 30 * minuteMs;

export const checkoutSessionMethods: readonly Method[] = [
  {
    name: 'checkout.sessions.create',
    httpMethod: 'POST',
    path: '/v1/checkout/sessions',
    numberOf: (_world, { form }) => String(form['client_reference_id'] ?? ''),
    run: create,
  },
  {
    name: 'checkout.sessions.list',
    httpMethod: 'GET',
    path: '/v1/checkout/sessions',
    numberOf: () => '',
    run(world, { account, form }) {
      refuseOthers(form, [...listNames, 'payment_intent', 'customer', 'status']);
      const intent = readOptionalText(form, 'payment_intent');
      const status = readOptionalText(form, 'status');
      const items = ofAccount(world.books.sessions, account.id)
        .map((session) => passTime(world, session))
        .filter(({ paymentIntent }) => intent === undefined || paymentIntent === intent)
        .filter((session) => status === undefined || session.status === status);
      const print = (session: Session) => sessionObject(world, session);
      return listOf(form, '/v1/checkout/sessions', items, print);
    },
  },
  {
    name: 'checkout.sessions.retrieve',
    httpMethod: 'GET',
    path: '/v1/checkout/sessions/:id',
    numberOf: (world, call) => requireSession(world, call).clientReferenceId ?? '',
    run: (world, call) => sessionObject(world, requireSession(world, call)),
  },
  {
    name: 'checkout.sessions.expire',
    httpMethod: 'POST',
    path: '/v1/checkout/sessions/:id/expire',
    numberOf: (world, call) => requireSession(world, call).clientReferenceId ?? '',
    run(world, call) {
      const session = requireSession(world, call);
      if (session.status !== 'open') {
        const message = `Only open sessions can be expired; this one is ${session.status}.`;
        throw wrongState('checkout_session_not_open', message);
      }
      return sessionObject(world, expireSession(world, session));
    },
  },
];

function requireSession(world: World, { account, params }: Call): Session {
  const { id = '' } = params;
  const session = find(world.books.sessions, account.id, id);
  if (session === undefined) throw notFound('checkout.session', id, 'session');
  return passTime(world, session);
}

const known = [
  'cancel_url',
  'client_reference_id',
  'currency',
  'customer',
  'expand',
  'expires_at',
  'line_items',
  'locale',
  'metadata',
  'mode',
  'payment_intent_data',
  'payment_method_types',
  'setup_intent_data',
  'success_url',
];

function create(world: World, { account, form }: Call): Record<string, unknown> {
  refuseOthers(form, known);
  const mode = readText(form, 'mode');
  if (mode !== 'payment' && mode !== 'setup') throw invalid('mode', `Invalid mode: ${mode}`);
  const intentData = readForm(form, `${mode}_intent_data`);
  const { clientReferenceId, customer } = personIn(world, account.id, form);
  const session: Session = {
    id: newId('cs_test', 58),
    account: account.id,
    createdMs: world.clock.now(),
    mode,
    status: 'open',
    ...(mode === 'payment' ? lineItemIn(form) : { amount: 0, currency: '', product: '' }),
    clientReferenceId,
    customer,
    metadata: readMetadata(form),
    intentMetadata: readMetadata(intentData, `${mode}_intent_data[metadata]`),
    description: readOptionalText(intentData, 'description') ?? null,
    setupFutureUsage: readOptionalText(intentData, 'setup_future_usage') ?? null,
    successUrl: readAddress(form, 'success_url'),
    cancelUrl: form['cancel_url'] === undefined ? null : readAddress(form, 'cancel_url'),
    expiresMs: expiryIn(form, world.clock.now()),
    paymentIntent: null,
    setupIntent: null,
    lastDecline: null,
    lateMoneyMs: null,
  };
  return sessionObject(world, saveSession(world, session));
}

function personIn(world: World, account: string, form: Form) {
  const clientReferenceId = readOptionalText(form, 'client_reference_id') ?? null;
  if ((clientReferenceId ?? '').length > 200) {
    throw invalid('client_reference_id', 'client_reference_id must be 200 characters or fewer');
  }
  const customer = readOptionalText(form, 'customer') ?? null;
  if (customer !== null && find(world.books.customers, account, customer) === undefined) {
    throw notFound('customer', customer, 'customer');
  }
  return { clientReferenceId, customer };
}

/** One line at one price is enough for a shop that sells money's worth. */
function lineItemIn(form: Form): Pick<Session, 'amount' | 'currency' | 'product'> {
  const items = form['line_items'];
  const [item] = Array.isArray(items) ? items : [];
  if (typeof item !== 'object' || Array.isArray(item)) throw missing('line_items');
  const quantity = readInteger(item, 'quantity', 'line_items[0][quantity]');
  const price = readForm(item, 'price_data', 'line_items[0][price_data]');
  const param = 'line_items[0][price_data]';
  const currency = readCurrency(price, `${param}[currency]`);
  const amount = quantity * readInteger(price, 'unit_amount', `${param}[unit_amount]`);
  checkAmount(amount, currency, `${param}[unit_amount]`);
  const productData = readForm(price, 'product_data', `${param}[product_data]`);
  const product = readText(productData, 'name', `${param}[product_data][name]`);
  if (product.length > 250) {
    throw invalid(`${param}[product_data][name]`, 'Invalid string: must be at most 250 characters');
  }
  return { amount, currency, product };
}

function readAddress(form: Form, name: string): string {
  const text = readText(form, name);
  const bare = text.replace('{CHECKOUT_SESSION_ID}', 'cs');
  if (!isWebAddress(bare)) throw invalid(name, 'Not a valid URL', 'url_invalid');
  return text;
}

function expiryIn(form: Form, nowMs: number): number {
  const given = readOptionalInteger(form, 'expires_at');
  if (given === undefined) return nowMs + dayMs;
  const openMs = given * 1_000 - nowMs;
  // Seconds are cut off on both sides.
  if (openMs < leastOpenMs - 1_000 || openMs > dayMs) {
    const message =
      'The `expires_at` timestamp must be between 30 minutes and 24 hours from creation.';
    throw invalid('expires_at', message);
  }
  return given * 1_000;
}
