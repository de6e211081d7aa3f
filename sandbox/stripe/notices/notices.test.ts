import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type ReceivedNotice, waitFor } from '../../testing/receiver.ts';
import {
  newNumber,
  pageFor,
  paidBy,
  type StripeSandbox,
  startStripe,
} from '../../testing/stripe-sandbox.ts';
import { ladderMs } from './notifier.ts';

let sandbox: StripeSandbox;

before(async () => {
  sandbox = await startStripe();
});

after(() => sandbox.close());

/** The official client opens it, with this secret; the tests' own clock is not its business. */
function eventIn({ raw, headers }: ReceivedNotice, secret = sandbox.webhookSecret) {
  const signature = String(headers['stripe-signature']);
  return sandbox.stripe.webhooks.constructEvent(raw, signature, secret, 1e9);
}

async function paidDespite(fault: string, more: object = {}): Promise<string> {
  const number = newNumber();
  await sandbox.stripe.checkout.sessions.create(pageFor(number));
  const match = { outTradeNo: number, method: 'notice.pay' };
  await sandbox.control('/sandbox/faults', { fault, match, ...more });
  await sandbox.control(`/sandbox/trades/${number}/pay`, {});
  return number;
}

async function paymentsOf(number: string, count: number): Promise<ReceivedNotice[]> {
  const of = () =>
    sandbox.receiver.of(number).filter(({ raw }) => raw.includes('"charge.succeeded"'));
  await waitFor(() => of().length >= count);
  return of();
}

test('the official client believes what is told, and sees who has been paid', async () => {
  const { number } = await paidBy(sandbox);
  const [notice] = await paymentsOf(number, 1);
  assert.ok(notice);
  const event = eventIn(notice);
  assert.ok(event.type === 'charge.succeeded');
  assert.equal(event.data.object.metadata['attempt_id'], number);
  assert.throws(() => eventIn(notice, 'whsec_of_another'), /signature/);
  assert.throws(() => eventIn({ ...notice, raw: notice.raw.replace('10000', '10001') }));
});

test('the official client signs as we do', async () => {
  const payload = '{"id":"evt_1"}';
  const { signatureOf } = await import('../protocol/stripe-signature.ts');
  const theirs = sandbox.stripe.webhooks.generateTestHeaderString({
    payload,
    secret: 'whsec_1',
    timestamp: 1_800_000_000,
  });
  assert.equal(signatureOf(payload, 1_800_000_000_500, ['whsec_1']), theirs);
});

test('a secret that was rolled signs beside the new one, until its time is over', async () => {
  const route = '/sandbox/merchants/acct_1SandboxShop/rotate-keys';
  const { webhookSecret, secretKey } = await sandbox.control(route, { graceMs: 3_600_000 });
  const { number } = await paidBy(sandbox);
  const [notice] = await paymentsOf(number, 1);
  assert.ok(notice);
  assert.equal(eventIn(notice).type, 'charge.succeeded');
  assert.equal(eventIn(notice, String(webhookSecret)).type, 'charge.succeeded');
  assert.match(String(secretKey), /^sk_test_/);
});

test('what is broken is broken as it was asked for', async () => {
  const twice = await paymentsOf(await paidDespite('notice-duplicate'), 2);
  assert.equal(new Set(twice.map((one) => eventIn(one).id)).size, 1);
  const [wrong] = await paymentsOf(await paidDespite('notice-wrong-amount'), 1);
  assert.ok(wrong && wrong.raw.includes('"amount": 10100'));
  assert.equal(eventIn(wrong).type, 'charge.succeeded');
  const [forged] = await paymentsOf(await paidDespite('notice-tampered-signature'), 1);
  assert.ok(forged);
  assert.throws(() => eventIn(forged), /signature/);
});

test('a notice that nobody takes climbs the ladder of three days, and is given up', async () => {
  const { receiver, control } = sandbox;
  assert.ok(ladderMs.reduce((sum, ms) => sum + ms, 0) <= 3 * 86_400_000);
  let nowMs = Date.now();
  sandbox.setClock(nowMs);
  receiver.answerWith(500);
  const { number } = await paidBy(sandbox);
  type Shown = { cause: string; state: string; deliveries: unknown[] };
  const payment = async (): Promise<Shown | undefined> => {
    const { notices } = await control(`/sandbox/trades/${number}`);
    return (notices as Shown[]).find(({ cause }) => cause === 'charge.succeeded');
  };
  for (const [round, waitMs] of ladderMs.entries()) {
    await waitFor(async () => (await payment())?.deliveries.length === round + 1);
    nowMs += waitMs + 1_000;
    sandbox.setClock(nowMs);
  }
  await waitFor(async () => (await payment())?.state === 'given-up');
  receiver.answerWith(200);
});

test('after a kill it goes on: what was paid is paid, what was not told is told', async () => {
  const { receiver } = sandbox;
  receiver.answerWith(500);
  const { number, intent } = await paidBy(sandbox);
  await paymentsOf(number, 1);
  await sandbox.restart();
  receiver.answerWith(200);
  const found = await sandbox.stripe.paymentIntents.retrieve(intent);
  assert.equal(found.status, 'succeeded');
  sandbox.setClock(Date.now() + 10 * 86_400_000);
  await paymentsOf(number, 2);
});
