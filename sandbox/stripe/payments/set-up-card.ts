import type { PaymentMethod, SetupIntent } from '../records.ts';
import type { World } from '../world.ts';
import { cardOf } from './cards.ts';

/** Leaves a card with its customer, for charges without them. Their bank may ask first. */
export function setUpCard(
  world: World,
  intent: SetupIntent,
  method: PaymentMethod,
  { isApproved }: { readonly isApproved: boolean },
): SetupIntent {
  const card = cardOf(method.card);
  const chosen = { ...intent, paymentMethod: method.id, lastError: null };
  if (card.isAuthenticationRequired && !isApproved) {
    return save(world, { ...chosen, status: 'requires_action' });
  }
  // A card of this name is refused when it is charged, not when it is left.
  if (card.decline && method.card !== 'pm_card_chargeCustomerFail') {
    return save(world, {
      ...chosen,
      status: 'requires_payment_method',
      paymentMethod: null,
      lastError: { ...card.decline, paymentMethod: method.id },
    });
  }
  world.books.paymentMethods.put(method.id, { ...method, customer: intent.customer });
  const done = save(world, { ...chosen, status: 'succeeded' });
  world.notifier.tellOf('setup_intent.succeeded', done);
  return done;
}

function save(world: World, intent: SetupIntent): SetupIntent {
  world.books.setupIntents.put(intent.id, intent);
  return intent;
}
