import { cardOf } from '../payments/cards.ts';
import type {
  Charge,
  Customer,
  LastError,
  PaymentIntent,
  PaymentMethod,
  Refund,
  SetupIntent,
} from '../records.ts';
import type { World } from '../world.ts';

type Fields = Record<string, unknown>;

export function seconds(ms: number): number {
  return Math.floor(ms / 1_000);
}

const test = { livemode: false } as const;

export function paymentIntentObject(world: World, intent: PaymentIntent): Fields {
  return {
    id: intent.id,
    object: 'payment_intent',
    amount: intent.amount,
    amount_capturable: 0,
    amount_received: intent.status === 'succeeded' ? intent.amount : 0,
    canceled_at: intent.canceledMs === null ? null : seconds(intent.canceledMs),
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: intent.clientSecret,
    confirmation_method: 'automatic',
    created: seconds(intent.createdMs),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    last_payment_error: errorObject(world, intent.lastError),
    latest_charge: intent.latestCharge,
    metadata: intent.metadata,
    next_action: nextActionOf(world, intent),
    payment_method: intent.paymentMethod,
    payment_method_types: ['card'],
    setup_future_usage: intent.setupFutureUsage,
    status: intent.status,
    ...test,
  };
}

function nextActionOf(world: World, intent: PaymentIntent): Fields | null {
  if (intent.status !== 'requires_action') return null;
  const url = `${world.publicAddress()}/authenticate/${intent.id}`;
  const redirect = { return_url: intent.returnUrl, url };
  return { type: 'redirect_to_url', redirect_to_url: redirect };
}

export function errorObject(world: World, error: LastError | null): Fields | null {
  if (error === null) return null;
  const { code, declineCode, adviceCode, message, paymentMethod } = error;
  const method = world.books.paymentMethods.get(paymentMethod);
  return {
    type: 'card_error',
    code,
    ...(declineCode === null ? {} : { decline_code: declineCode }),
    ...(adviceCode === null ? {} : { advice_code: adviceCode }),
    message,
    ...(method === undefined ? {} : { payment_method: paymentMethodObject(world, method) }),
  };
}

export function setupIntentObject(world: World, intent: SetupIntent): Fields {
  return {
    id: intent.id,
    object: 'setup_intent',
    client_secret: intent.clientSecret,
    created: seconds(intent.createdMs),
    customer: intent.customer,
    last_setup_error: errorObject(world, intent.lastError),
    metadata: intent.metadata,
    payment_method: intent.paymentMethod,
    payment_method_types: ['card'],
    status: intent.status,
    usage: intent.usage,
    ...test,
  };
}

export function customerObject(_world: World, customer: Customer): Fields {
  const { id, createdMs, metadata, description } = customer;
  return { id, object: 'customer', created: seconds(createdMs), description, metadata, ...test };
}

export function paymentMethodObject(_world: World, method: PaymentMethod): Fields {
  return {
    id: method.id,
    object: 'payment_method',
    type: 'card',
    card: cardFields(method.card),
    created: seconds(method.createdMs),
    customer: method.customer,
    metadata: {},
    ...test,
  };
}

/** What a merchant may see of a card. */
function cardFields(card: string): Fields {
  const { brand, last4 } = cardOf(card);
  return { brand, last4, country: 'HK', exp_month: 12, exp_year: 2030, funding: 'credit' };
}

export function chargeObject(_world: World, charge: Charge): Fields {
  return {
    id: charge.id,
    object: 'charge',
    amount: charge.amount,
    amount_captured: charge.status === 'succeeded' ? charge.amount : 0,
    amount_refunded: charge.refunded,
    balance_transaction: charge.balanceTransaction,
    captured: charge.status === 'succeeded',
    created: seconds(charge.createdMs),
    currency: charge.currency,
    customer: charge.customer,
    description: charge.description,
    disputed: charge.dispute !== null,
    failure_code: charge.failure?.code ?? null,
    failure_message: charge.failure?.message ?? null,
    metadata: charge.metadata,
    paid: charge.status === 'succeeded',
    payment_intent: charge.paymentIntent,
    payment_method: charge.paymentMethod,
    payment_method_details: { type: 'card', card: cardFields(charge.card) },
    refunded: charge.refunded === charge.amount,
    status: charge.status,
    ...test,
  };
}

export function refundObject(_world: World, refund: Refund): Fields {
  const { failureReason, failureBalanceTransaction } = refund;
  return {
    id: refund.id,
    object: 'refund',
    amount: refund.amount,
    balance_transaction: refund.balanceTransaction,
    charge: refund.charge,
    created: seconds(refund.createdMs),
    currency: refund.currency,
    ...(failureReason === null ? {} : { failure_reason: failureReason }),
    ...(failureBalanceTransaction === null
      ? {}
      : { failure_balance_transaction: failureBalanceTransaction }),
    metadata: refund.metadata,
    payment_intent: refund.paymentIntent,
    reason: refund.reason,
    status: refund.status,
  };
}
