import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { Stripe } from 'stripe';
import {
  accountId,
  newNumber,
  pageFor,
  paidBy,
  type StripeSandbox,
  startStripe,
} from '../testing/stripe-sandbox.ts';

/** The official client as the judge: what it sends is understood, and what comes back fits. */
let sandbox: StripeSandbox;

before(async () => {
  sandbox = await startStripe();
});

after(() => sandbox.close());

type StripeError = InstanceType<typeof Stripe.errors.StripeError>;

/** What the client makes of a refusal. */
async function refused(call: Promise<unknown>): Promise<StripeError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

suite('hosted pages', () => {
  test('a page is made, paid by card, and leads to the charge and its balance', async () => {
    const { stripe } = sandbox;
    const number = newNumber();
    const made = await stripe.checkout.sessions.create(pageFor(number));
    assert.equal(made.status, 'open');
    assert.equal(made.amount_total, 10_000);
    assert.match(String(made.url), /^http:\/\/127\.0\.0\.1:\d+\/c\/pay\/cs_test_/);
    await sandbox.control(`/sandbox/trades/${number}/pay`, { card: 'pm_card_unionpay' });
    const paid = await stripe.checkout.sessions.retrieve(made.id, {
      expand: ['payment_intent.latest_charge.balance_transaction'],
    });
    assert.equal(paid.payment_status, 'paid');
    const intent = paid.payment_intent as Stripe.PaymentIntent;
    const charge = intent.latest_charge as Stripe.Charge;
    const moved = charge.balance_transaction as Stripe.BalanceTransaction;
    assert.equal(charge.metadata['attempt_id'], number);
    assert.equal(charge.payment_method_details?.card?.brand, 'unionpay');
    assert.deepEqual([moved.amount, moved.fee, moved.net], [10_000, 575, 9_425]);
  });

  test('a page that was given up can no longer be paid, nor given up again', async () => {
    const { stripe } = sandbox;
    const number = newNumber();
    const { id } = await stripe.checkout.sessions.create(pageFor(number));
    const expired = await stripe.checkout.sessions.expire(id);
    assert.equal(expired.status, 'expired');
    assert.equal(expired.url, null);
    assert.equal((await sandbox.control(`/sandbox/trades/${number}/pay`, {})).status, 409);
    assert.equal((await refused(stripe.checkout.sessions.expire(id))).statusCode, 400);
  });

  test('what the real one refuses is refused, by parameter', async () => {
    const { stripe } = sandbox;
    const create = (more: object) =>
      refused(stripe.checkout.sessions.create({ ...pageFor(newNumber()), ...more }));
    const soon = Math.floor(Date.now() / 1_000) + 60;
    assert.equal((await create({ expires_at: soon })).param, 'expires_at');
    assert.equal((await create({ success_url: 'nowhere' })).param, 'success_url');
    assert.equal((await create({ surprise: '1' })).code, 'parameter_unknown');
    const [item] = pageFor('x').line_items ?? [];
    const price_data = { ...item?.price_data, currency: 'hkd', unit_amount: 399 };
    const cheap = await create({ line_items: [{ ...item, price_data }] });
    assert.equal(cheap.code, 'amount_too_small');
  });

  test('a wrong key is refused', async () => {
    const { port } = new URL(sandbox.address);
    const stranger = new Stripe('sk_test_ofSomebodyElse', {
      host: '127.0.0.1',
      port: Number(port),
      protocol: 'http',
    });
    assert.equal((await refused(stripe404(stranger))).statusCode, 401);
    const basic = Buffer.from(`${sandbox.secretKey}:`).toString('base64');
    const headers = { authorization: `Basic ${basic}` };
    const answered = await fetch(`${sandbox.address}/v1/refunds`, { headers });
    assert.equal(answered.status, 200);
  });
});

const stripe404 = (stripe: Stripe) => stripe.paymentIntents.retrieve('pi_nothing');

suite('idempotency keys', () => {
  test('the same key and words give the first answer again, and say so', async () => {
    const { stripe } = sandbox;
    const number = newNumber();
    const options = { idempotencyKey: number };
    const one = await stripe.checkout.sessions.create(pageFor(number), options);
    const two = await stripe.checkout.sessions.create(pageFor(number), options);
    assert.equal(one.id, two.id);
    assert.equal(two.lastResponse.headers['idempotent-replayed'], 'true');
  });

  test('the same key with other words is refused, and refuses nothing afterwards', async () => {
    const { stripe } = sandbox;
    const number = newNumber();
    const options = { idempotencyKey: number };
    const first = await stripe.checkout.sessions.create(pageFor(number), options);
    const other = await refused(stripe.checkout.sessions.create(pageFor('other'), options));
    assert.equal(other.type, 'StripeIdempotencyError');
    assert.equal(other.statusCode, 400);
    const again = await stripe.checkout.sessions.create(pageFor(number), options);
    assert.equal(again.id, first.id);
  });

  test('while the first call is under way, the second is told so', async () => {
    const { stripe, control } = sandbox;
    const number = newNumber();
    const match = { outTradeNo: number, method: 'checkout.sessions.create' };
    await control('/sandbox/faults', { fault: 'delay', ms: 300, match });
    const options = { idempotencyKey: number };
    const slow = stripe.checkout.sessions.create(pageFor(number), options);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const busy = await refused(stripe.checkout.sessions.create(pageFor(number), options));
    assert.deepEqual([busy.statusCode, busy.code], [409, 'idempotency_key_in_use']);
    assert.equal((await slow).status, 'open');
  });

  test('an error of the API itself is stored, whether or not it hides an effect', async () => {
    const { stripe, control } = sandbox;
    for (const when of ['before', 'after']) {
      const number = newNumber();
      const match = { outTradeNo: number, method: 'checkout.sessions.create' };
      await control('/sandbox/faults', { fault: `api-error-${when}-effect`, match });
      const options = { idempotencyKey: number };
      const create = () => refused(stripe.checkout.sessions.create(pageFor(number), options));
      assert.equal((await create()).statusCode, 500);
      const again = await create();
      assert.equal(again.statusCode, 500);
      assert.equal(again.headers?.['idempotent-replayed'], 'true');
      const page = await stripe.checkout.sessions.list({ limit: 1 });
      const isThere = page.data[0]?.client_reference_id === number;
      assert.equal(isThere, when === 'after');
    }
  });

  test('neither a call with wrong words nor one of too many is stored', async () => {
    const { stripe, control } = sandbox;
    const number = newNumber();
    const options = { idempotencyKey: number };
    const { success_url: _, ...wrong } = pageFor(number);
    await refused(stripe.checkout.sessions.create(wrong, options));
    const match = { outTradeNo: number };
    await control('/sandbox/faults', { fault: 'rate-limited-before-effect', match });
    const limited = await refused(stripe.checkout.sessions.create(pageFor(number), options));
    assert.deepEqual([limited.statusCode, limited.code], [429, 'rate_limit']);
    assert.equal((await stripe.checkout.sessions.create(pageFor(number), options)).status, 'open');
  });
});

async function keptCard(card: string): Promise<{ customer: string; method: string }> {
  const { stripe } = sandbox;
  const { id: customer } = await stripe.customers.create({ metadata: { line: 'lin_1' } });
  const setup = await stripe.setupIntents.create({
    customer,
    usage: 'off_session',
    payment_method: card,
    confirm: true,
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  });
  return { customer, method: String(setup.payment_method) };
}

const charge = (kept: { customer: string; method: string }, number = newNumber()) =>
  sandbox.stripe.paymentIntents.create(
    {
      amount: 5_000,
      currency: 'hkd',
      customer: kept.customer,
      payment_method: kept.method,
      off_session: true,
      confirm: true,
      metadata: { attempt_id: number },
    },
    { idempotencyKey: number },
  );

suite('cards that were left for later', () => {
  test('it is charged without its holder', async () => {
    const kept = await keptCard('pm_card_visa');
    assert.equal((await charge(kept)).status, 'succeeded');
  });

  test('a no of the bank is a 402 with the intent in it, and the same 402 again', async () => {
    const kept = await keptCard('pm_card_chargeCustomerFail');
    const number = newNumber();
    for (const round of [1, 2]) {
      const error = await refused(charge(kept, number));
      assert.equal(error.statusCode, 402);
      assert.equal(error.type, 'StripeCardError');
      assert.equal(error.code, 'card_declined');
      assert.equal(error.payment_intent?.status, 'requires_payment_method', `round ${round}`);
      assert.equal(error.payment_intent?.metadata['attempt_id'], number);
    }
  });

  test('a bank that wants to see the holder refuses a charge without them', async () => {
    const { stripe, control } = sandbox;
    const number = newNumber();
    const { id: customer } = await stripe.customers.create({});
    const page = await stripe.checkout.sessions.create({
      mode: 'setup',
      customer,
      client_reference_id: number,
      currency: 'hkd',
      success_url: 'http://127.0.0.1:9/done',
    });
    await control(`/sandbox/trades/${number}/pay`, { card: 'pm_card_authenticationRequired' });
    await control(`/sandbox/trades/${number}/authenticate`, {});
    const { setup_intent: id } = await stripe.checkout.sessions.retrieve(page.id);
    const setup = await stripe.setupIntents.retrieve(String(id));
    assert.equal(setup.status, 'succeeded');
    const error = await refused(charge({ customer, method: String(setup.payment_method) }));
    assert.equal(error.code, 'authentication_required');
    assert.equal(error.payment_intent?.status, 'requires_payment_method');
  });

  test('what was taken away again cannot be charged', async () => {
    const kept = await keptCard('pm_card_visa');
    await sandbox.stripe.paymentMethods.detach(kept.method);
    assert.equal((await refused(charge(kept))).code, 'resource_missing');
  });

  test('a card that is taken away, or goes with its customer, is told', async () => {
    const { stripe } = sandbox;
    const [one, other] = [await keptCard('pm_card_visa'), await keptCard('pm_card_visa')];
    await stripe.paymentMethods.detach(one.method);
    assert.equal((await stripe.customers.del(other.customer)).deleted, true);
    const { data } = await stripe.events.list({ type: 'payment_method.detached', limit: 2 });
    const told = data.map((event) => {
      const { object, previous_attributes: before } = event.data;
      return [(object as Stripe.PaymentMethod).id, (before as { customer: string }).customer];
    });
    assert.deepEqual(told, [
      [other.method, other.customer],
      [one.method, one.customer],
    ]);
    assert.equal((await refused(charge(other))).code, 'resource_missing');
  });

  test('an intent goes from one state to the next, and no way back', async () => {
    const { stripe } = sandbox;
    const made = await stripe.paymentIntents.create({ amount: 5_000, currency: 'hkd' });
    assert.equal(made.status, 'requires_payment_method');
    const confirm = (method: string) =>
      stripe.paymentIntents.confirm(made.id, { payment_method: method });
    assert.equal(
      (await refused(confirm('pm_card_chargeDeclinedLostCard'))).decline_code,
      'lost_card',
    );
    const asked = await confirm('pm_card_authenticationRequired');
    assert.equal(asked.status, 'requires_action');
    assert.equal(asked.next_action?.type, 'redirect_to_url');
    const early = await refused(confirm('pm_card_visa'));
    assert.equal(early.code, 'payment_intent_unexpected_state');
    assert.equal((await stripe.paymentIntents.cancel(made.id)).status, 'canceled');
    assert.equal((await refused(confirm('pm_card_visa'))).payment_intent?.status, 'canceled');
  });
});

suite('money that goes back', () => {
  test('parts add up to the whole, and more is refused', async () => {
    const { stripe } = sandbox;
    const { intent } = await paidBy(sandbox);
    const refund = (amount: number) => stripe.refunds.create({ payment_intent: intent, amount });
    assert.equal((await refund(4_000)).status, 'succeeded');
    assert.equal((await refused(refund(6_001))).statusCode, 400);
    assert.equal((await refund(6_000)).status, 'succeeded');
    assert.equal((await refused(refund(1))).code, 'charge_already_refunded');
    const listed = await stripe.refunds.list({ payment_intent: intent });
    assert.deepEqual(
      listed.data.map(({ amount }) => amount),
      [6_000, 4_000],
    );
  });

  test('a refund that has succeeded may fail later, and its money comes back', async () => {
    const { stripe } = sandbox;
    const { intent } = await paidBy(sandbox, 'pm_card_refundFail');
    const { id, status } = await stripe.refunds.create({ payment_intent: intent });
    assert.equal(status, 'succeeded');
    sandbox.setClock(Date.now() + 120_000);
    const failed = await stripe.refunds.retrieve(id);
    assert.equal(failed.status, 'failed');
    assert.equal(failed.failure_reason, 'expired_or_canceled_card');
    const moved = await stripe.balanceTransactions.list({ limit: 2 });
    assert.deepEqual(
      moved.data.map(({ type, amount }) => [type, amount]),
      [
        ['refund_failure', 10_000],
        ['refund', -10_000],
      ],
    );
  });

  test('a dispute takes the money and a fee, hears evidence, and is won', async () => {
    const { stripe, control } = sandbox;
    const { number, intent } = await paidBy(sandbox);
    await control(`/sandbox/trades/${number}/dispute`, { reason: 'product_not_received' });
    const [dispute] = (await stripe.disputes.list({ payment_intent: intent })).data;
    assert.ok(dispute);
    assert.equal(dispute.status, 'needs_response');
    assert.ok(dispute.evidence_details.due_by);
    const late = await refused(stripe.refunds.create({ payment_intent: intent }));
    assert.equal(late.code, 'charge_disputed');
    const told = await stripe.disputes.update(dispute.id, {
      evidence: { uncategorized_text: 'The line used it in Shenzhen.' },
      submit: true,
    });
    assert.equal(told.status, 'under_review');
    assert.equal((await control(`/sandbox/trades/${number}/dispute-won`, {})).status, 200);
    const won = await stripe.disputes.retrieve(dispute.id);
    assert.equal(won.status, 'won');
    assert.deepEqual(
      won.balance_transactions.map(({ amount, fee }) => [amount, fee]),
      [
        [-10_000, 8_500],
        [10_000, 0],
      ],
    );
  });

  test('a payout holds what it pays out, row by row', async () => {
    const { stripe, control } = sandbox;
    await paidBy(sandbox);
    const { payouts } = await control(`/sandbox/merchants/${accountId}/payouts`, {});
    const [payout] = payouts as Stripe.Payout[];
    assert.ok(payout);
    let sum = 0;
    for await (const { net, type } of stripe.balanceTransactions.list({
      payout: payout.id,
      limit: 3,
    })) {
      if (type !== 'payout') sum += net;
    }
    assert.equal(sum, payout.amount);
  });
});
