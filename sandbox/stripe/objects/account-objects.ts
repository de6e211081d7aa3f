import { apiVersion } from '../protocol/version.ts';
import type {
  BalanceTransaction,
  Dispute,
  Endpoint,
  Payout,
  Session,
  StripeEvent,
} from '../records.ts';
import type { World } from '../world.ts';
import { seconds } from './payment-objects.ts';

type Fields = Record<string, unknown>;

const test = { livemode: false } as const;

export function sessionObject(world: World, session: Session): Fields {
  const isPaid = session.mode === 'payment' && session.status === 'complete';
  return {
    id: session.id,
    object: 'checkout.session',
    amount_subtotal: session.mode === 'payment' ? session.amount : null,
    amount_total: session.mode === 'payment' ? session.amount : null,
    cancel_url: session.cancelUrl,
    client_reference_id: session.clientReferenceId,
    created: seconds(session.createdMs),
    currency: session.currency === '' ? null : session.currency,
    customer: session.customer,
    expires_at: seconds(session.expiresMs),
    metadata: session.metadata,
    mode: session.mode,
    payment_intent: session.paymentIntent,
    payment_method_types: ['card'],
    payment_status: session.mode === 'setup' ? 'no_payment_required' : isPaid ? 'paid' : 'unpaid',
    setup_intent: session.setupIntent,
    status: session.status,
    success_url: session.successUrl,
    ui_mode: 'hosted_page',
    url: session.status === 'open' ? `${world.publicAddress()}/c/pay/${session.id}` : null,
    ...test,
  };
}

export function disputeObject(world: World, dispute: Dispute): Fields {
  const moved = dispute.balanceTransactions.flatMap((id) => world.books.balance.get(id) ?? []);
  return {
    id: dispute.id,
    object: 'dispute',
    amount: dispute.amount,
    balance_transactions: moved.map((one) => balanceTransactionObject(world, one)),
    charge: dispute.charge,
    created: seconds(dispute.createdMs),
    currency: dispute.currency,
    evidence: dispute.evidence,
    evidence_details: {
      due_by: seconds(dispute.dueByMs),
      has_evidence: Object.keys(dispute.evidence).length > 0,
      past_due: false,
      submission_count: dispute.submissions,
    },
    is_charge_refundable: false,
    metadata: {},
    payment_intent: dispute.paymentIntent,
    reason: dispute.reason,
    status: dispute.status,
    ...test,
  };
}

export function balanceTransactionObject(world: World, moved: BalanceTransaction): Fields {
  const { amount, fee, currency } = moved;
  const what = moved.type === 'adjustment' ? 'Dispute fee' : 'Stripe processing fees';
  const details =
    fee === 0 ? [] : [{ amount: fee, currency, description: what, type: 'stripe_fee' }];
  return {
    id: moved.id,
    object: 'balance_transaction',
    amount,
    available_on: seconds(moved.availableMs),
    created: moved.isUnreadable === true ? null : seconds(moved.createdMs),
    currency,
    description: moved.description,
    exchange_rate: null,
    fee,
    fee_details: details,
    net: amount - fee,
    reporting_category: moved.category,
    source: moved.source,
    status: moved.availableMs <= world.clock.now() ? 'available' : 'pending',
    type: moved.type,
  };
}

export function payoutObject(world: World, payout: Payout): Fields {
  return {
    id: payout.id,
    object: 'payout',
    amount: payout.amount,
    arrival_date: seconds(payout.arrivalMs),
    automatic: true,
    created: seconds(payout.createdMs),
    currency: payout.currency,
    metadata: {},
    method: 'standard',
    status: world.clock.now() >= payout.arrivalMs ? 'paid' : 'in_transit',
    type: 'bank_account',
    ...test,
  };
}

/** The secret is shown once, when the endpoint is made. */
export function endpointObject(_world: World, endpoint: Endpoint): Fields {
  return {
    id: endpoint.id,
    object: 'webhook_endpoint',
    api_version: apiVersion,
    created: seconds(endpoint.createdMs),
    enabled_events: endpoint.events,
    metadata: {},
    status: 'enabled',
    url: endpoint.url,
    ...test,
  };
}

export function eventObject(_world: World, event: StripeEvent): Fields {
  return {
    id: event.id,
    object: 'event',
    api_version: apiVersion,
    created: seconds(event.createdMs),
    data: {
      object: event.content,
      ...(event.before === undefined ? {} : { previous_attributes: event.before }),
    },
    pending_webhooks: 0,
    request: { id: null, idempotency_key: null },
    type: event.type,
    ...test,
  };
}
