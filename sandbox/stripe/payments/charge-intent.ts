import { feeOf } from '../balance/fees.ts';
import { moveBalance } from '../balance/move-balance.ts';
import { openDispute } from '../disputes/open-dispute.ts';
import { newId } from '../protocol/ids.ts';
import type { Charge, LastError, PaymentIntent, PaymentMethod } from '../records.ts';
import type { World } from '../world.ts';
import { authenticationRequired, cardOf } from './cards.ts';

/**
 * Charges what the intent says to the card, now. The payer is asked first where the card wants it
 * (`requires_action`), unless they have answered or are not there.
 */
export function chargeIntent(
  world: World,
  intent: PaymentIntent,
  method: PaymentMethod,
  { isApproved }: { readonly isApproved: boolean },
): PaymentIntent {
  const card = cardOf(method.card);
  const chosen = { ...intent, paymentMethod: method.id, lastError: null };
  if (card.isAuthenticationRequired && !isApproved) {
    return intent.isOffSession
      ? decline(world, chosen, method, { ...authenticationRequired, paymentMethod: method.id })
      : save(world, { ...chosen, status: 'requires_action' });
  }
  return card.decline
    ? decline(world, chosen, method, { ...card.decline, paymentMethod: method.id })
    : succeed(world, chosen, method);
}

export function succeed(world: World, intent: PaymentIntent, method: PaymentMethod): PaymentIntent {
  const { id } = keepCharge(world, intent, method, null);
  const moved = moveBalance(world, {
    account: intent.account,
    type: 'charge',
    category: 'charge',
    amount: intent.amount,
    fee: feeOf(intent.amount),
    currency: intent.currency,
    source: id,
    description: intent.description,
  });
  const charge = world.books.charges.get(id);
  if (charge === undefined) throw new Error('The charge was kept.');
  const paid: Charge = { ...charge, balanceTransaction: moved.id };
  world.books.charges.put(id, paid);
  const done = save(world, {
    ...intent,
    status: 'succeeded',
    paymentMethod: method.id,
    latestCharge: id,
  });
  keepCardForLater(world, done, method);
  world.notifier.tellOf('charge.succeeded', paid);
  world.notifier.tellOf('payment_intent.succeeded', done);
  if (cardOf(method.card).fate === 'disputed') openDispute(world, paid, { reason: 'fraudulent' });
  return done;
}

/** A no of the bank: the intent waits for another card. */
export function decline(
  world: World,
  intent: PaymentIntent,
  method: PaymentMethod,
  failure: LastError,
): PaymentIntent {
  const charge = keepCharge(world, intent, method, failure);
  const declined = save(world, {
    ...intent,
    status: 'requires_payment_method',
    paymentMethod: null,
    latestCharge: charge.id,
    lastError: failure,
  });
  world.notifier.tellOf('charge.failed', charge);
  world.notifier.tellOf('payment_intent.payment_failed', declined);
  return declined;
}

function keepCharge(
  world: World,
  intent: PaymentIntent,
  method: PaymentMethod,
  failure: LastError | null,
): Charge {
  const { id: paymentIntent, account, amount, currency, metadata, description, customer } = intent;
  const charge: Charge = {
    id: newId('ch'),
    account,
    createdMs: world.clock.now(),
    paymentIntent,
    amount,
    currency,
    status: failure === null ? 'succeeded' : 'failed',
    card: method.card,
    customer,
    paymentMethod: method.id,
    metadata,
    description,
    failure,
    refunded: 0,
    dispute: null,
    balanceTransaction: null,
  };
  world.books.charges.put(charge.id, charge);
  return charge;
}

function keepCardForLater(world: World, intent: PaymentIntent, method: PaymentMethod): void {
  if (intent.setupFutureUsage === null || intent.customer === null) return;
  if (method.customer !== null) return;
  world.books.paymentMethods.put(method.id, { ...method, customer: intent.customer });
}

function save(world: World, intent: PaymentIntent): PaymentIntent {
  world.books.paymentIntents.put(intent.id, intent);
  if (intent.status === 'requires_action') {
    world.notifier.tellOf('payment_intent.requires_action', intent);
  }
  return intent;
}
