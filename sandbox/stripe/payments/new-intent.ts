import { newId } from '../protocol/ids.ts';
import type { PaymentIntent, PaymentMethod, SetupIntent } from '../records.ts';
import type { World } from '../world.ts';

type Given = Pick<PaymentIntent, 'account' | 'amount' | 'currency'> & Partial<PaymentIntent>;

export function newPaymentIntent(world: World, given: Given): PaymentIntent {
  const id = newId('pi');
  const intent: PaymentIntent = {
    id,
    createdMs: world.clock.now(),
    status: 'requires_payment_method',
    clientSecret: newId(`${id}_secret`),
    customer: null,
    paymentMethod: null,
    setupFutureUsage: null,
    isOffSession: false,
    metadata: {},
    description: null,
    returnUrl: null,
    latestCharge: null,
    lastError: null,
    canceledMs: null,
    ...given,
  };
  world.books.paymentIntents.put(id, intent);
  return intent;
}

export function newSetupIntent(
  world: World,
  given: Pick<SetupIntent, 'account'> & Partial<SetupIntent>,
): SetupIntent {
  const id = newId('seti');
  const intent: SetupIntent = {
    id,
    createdMs: world.clock.now(),
    status: 'requires_payment_method',
    clientSecret: newId(`${id}_secret`),
    customer: null,
    paymentMethod: null,
    usage: 'off_session',
    metadata: {},
    lastError: null,
    ...given,
  };
  world.books.setupIntents.put(id, intent);
  return intent;
}

/** A card that somebody has entered, for one payment until a customer keeps it. */
export function newPaymentMethod(world: World, account: string, card: string): PaymentMethod {
  const createdMs = world.clock.now();
  const method: PaymentMethod = { id: newId('pm'), account, createdMs, card, customer: null };
  world.books.paymentMethods.put(method.id, method);
  return method;
}
