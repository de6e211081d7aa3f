import type { PaymentIntent, PaymentMethod, Session, SetupIntent } from '../records.ts';
import type { World } from '../world.ts';
import { authenticationFailed } from './cards.ts';
import { chargeIntent, decline, succeed } from './charge-intent.ts';
import { newPaymentIntent, newPaymentMethod, newSetupIntent } from './new-intent.ts';
import { saveSession } from './save-session.ts';
import { setUpCard } from './set-up-card.ts';

/** Somebody enters this card on the page, which must be open. */
export function takeCard(world: World, session: Session, card: string): Session {
  const method = newPaymentMethod(world, session.account, card);
  return session.mode === 'payment'
    ? afterCharge(world, session, chargeIntent(world, intentOf(world, session), method, present))
    : afterSetup(world, session, setUpCard(world, setupOf(world, session), method, present));
}

const present = { isApproved: false };

/** The payer's bank has asked them, and this is what they said. */
export function answerBank(world: World, session: Session, isApproved: boolean): Session {
  const intent = world.books.paymentIntents.get(session.paymentIntent ?? '');
  const setup = world.books.setupIntents.get(session.setupIntent ?? '');
  const method = world.books.paymentMethods.get(
    intent?.paymentMethod ?? setup?.paymentMethod ?? '',
  );
  if (method === undefined) return session;
  if (setup?.status === 'requires_action') {
    const answered = isApproved ? setUpCard(world, setup, method, { isApproved }) : fail(setup);
    return afterSetup(world, session, answered);
  }
  if (intent?.status !== 'requires_action') return session;
  const answered = isApproved
    ? chargeIntent(world, intent, method, { isApproved })
    : decline(world, intent, method, { ...authenticationFailed, paymentMethod: method.id });
  return afterCharge(world, session, answered);
}

function fail(setup: SetupIntent): SetupIntent {
  const lastError = { ...authenticationFailed, paymentMethod: setup.paymentMethod ?? '' };
  return { ...setup, status: 'requires_payment_method', paymentMethod: null, lastError };
}

/** A fault: the page had ended, and yet there is money. */
export function payLate(world: World, session: Session): Session {
  const method: PaymentMethod = newPaymentMethod(world, session.account, 'pm_card_visa');
  const paid = succeed(world, intentOf(world, session), method);
  return afterCharge(world, { ...session, lateMoneyMs: null }, paid);
}

function intentOf(world: World, session: Session): PaymentIntent {
  const { account, amount, currency, customer, setupFutureUsage, description } = session;
  const known = world.books.paymentIntents.get(session.paymentIntent ?? '');
  const metadata = session.intentMetadata;
  const wanted = { account, amount, currency, customer, setupFutureUsage, description, metadata };
  return known ?? newPaymentIntent(world, wanted);
}

function setupOf(world: World, session: Session): SetupIntent {
  const { account, customer, intentMetadata: metadata } = session;
  const known = world.books.setupIntents.get(session.setupIntent ?? '');
  return known ?? newSetupIntent(world, { account, customer, metadata });
}

function afterCharge(world: World, session: Session, intent: PaymentIntent): Session {
  const next = { ...session, paymentIntent: intent.id };
  return after(world, next, intent);
}

function afterSetup(world: World, session: Session, setup: SetupIntent): Session {
  world.books.setupIntents.put(setup.id, setup);
  return after(world, { ...session, setupIntent: setup.id }, setup);
}

function after(
  world: World,
  session: Session,
  { status, lastError }: Pick<PaymentIntent, 'status' | 'lastError'>,
): Session {
  const lastDecline = lastError === null ? null : (lastError.declineCode ?? lastError.code);
  if (status !== 'succeeded') return saveSession(world, { ...session, lastDecline });
  const done = saveSession(world, { ...session, status: 'complete', lastDecline: null });
  world.notifier.tellOf('checkout.session.completed', done);
  return done;
}
