import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { minuteMs, present } from '#base';
import { on } from '#platform/facts';
import { type HttpClient, openHttpClient } from '#platform/http';
import { openMetrics } from '#platform/metrics';
import { testDatabase } from '#test/database';
import { eventually } from '#test/eventually';
import { noticesApplied } from '#test/topup-world';
import { askPayment } from './ask-payments.ts';
import { cancelPayment } from './cancel-payment.ts';
import { configureConnector } from './connectors.ts';
import { paymentCaptured, paymentClosed, paymentPending, refundSucceeded } from './facts.ts';
import { findAttempt } from './find-attempt.ts';
import { openPayment } from './open-payment.ts';
import { openRefund } from './open-refund.ts';
import type { AttemptId } from './payment.ts';
import { openWechatWorld, type WechatWorld } from './providers/wechat/conformance.ts';
import { readRefunds } from './read-payment.ts';
import { receiveNotice } from './receive-notice.ts';
import { sendDueRefunds } from './send-refunds.ts';
import { startPayment } from './start-payment.ts';

const database = await testDatabase();
const reactions = [
  on(paymentPending, {}),
  on(paymentCaptured, {}),
  on(paymentClosed, {}),
  on(refundSucceeded, {}),
];
/** Every call to the provider, in order, as `GET /v3/…` without what was asked there. */
const calls: string[] = [];
const client = openHttpClient({ isProduction: false, metrics: openMetrics() });
after(() => client.close());
const http: HttpClient = {
  call(call) {
    calls.push(`${call.method} ${new URL(call.url).pathname}`);
    return client.call(call);
  },
};
const context = database.context({ reactions, http });
const connector = 'wechat_cn';

let opened: WechatWorld | undefined;
before(async () => {
  opened = await openWechatWorld('cn', 'certificates');
  const { settings, provider, now } = opened;
  // The sandbox's own receiver takes what it can read, so that each notice comes once.
  await provider.learnKeys?.({ http: opened.http, nowMs: now() });
  await configureConnector(context, {
    code: connector,
    provider: connector,
    settings,
    isEnabled: true,
    priority: 1,
  });
});
after(() => opened?.close());

const use = (): WechatWorld => present(opened, 'the world');

function start(attempt: AttemptId) {
  const { notifyUrl, payer } = use().beginning();
  const notifyBaseUrl = notifyUrl.slice(0, notifyUrl.lastIndexOf('/'));
  return startPayment(context, attempt, { notifyBaseUrl, payer });
}

/** An attempt that nobody was sent to the provider with yet. */
async function open(): Promise<AttemptId> {
  context.clock.set(use().now());
  const { attempt } = await context.db.transaction(async (tx) =>
    openPayment(tx, {
      slot: 7,
      reference: 'top_1',
      amount: 4_600n,
      currency: 'CNY',
      connector,
      scene: 'qr',
      subject: 'test',
      returnUrl: 'http://localhost/',
      expiresAt: tx.nowMs + 15 * minuteMs,
    }),
  );
  return attempt;
}

async function begin(): Promise<AttemptId> {
  const attempt = await open();
  assert.equal((await start(attempt)).kind, 'qr');
  return attempt;
}

async function becomes(attempt: AttemptId, state: string): Promise<void> {
  await eventually(`${attempt} is ${state}`, async () => {
    return (await findAttempt(context, attempt)).state === state;
  });
}

test('a notice under a certificate that we have not seen is believed after all', async () => {
  const world = use();
  const id = await begin();
  const attempt = await findAttempt(context, id);
  // A process that has just begun: no answer has brought the certificate to it.
  const fresh = database.context({ reactions, clock: context.clock });
  assert.ok(await world.pay(attempt));
  const [notice] = await world.notices(attempt, 1);
  const thanks = await receiveNotice(fresh, connector, present(notice, 'a notice'));
  assert.equal(thanks.status, 204);
  await becomes(id, 'captured');
});

test('a notice of a refund has it asked about at once', async () => {
  const world = use();
  const id = await begin();
  const attempt = await findAttempt(context, id);
  assert.ok(await world.pay(attempt));
  const [paid] = await world.notices(attempt, 1);
  await receiveNotice(context, connector, present(paid, 'a notice'));
  await becomes(id, 'captured');
  await world.delayRefund(attempt, minuteMs, 'success');
  const refund = await context.db.transaction((tx) =>
    openRefund(tx, { attempt: id, amount: 600n, reason: 'The wrong number.', reference: 'top_1' }),
  );
  await sendDueRefunds(context);
  await world.passTime(2 * minuteMs);
  const [, done] = await world.notices(attempt, 2);
  await receiveNotice(context, connector, present(done, 'a notice'));
  const [asked] = await readRefunds(context, attempt.payment);
  assert.equal(asked?.id, refund);
  assert.deepEqual([asked.state, asked.askAt], ['pending', context.clock.now()]);
  // It is about none of our payments, and is done with all the same.
  await noticesApplied(context);
});

test('a code to scan is asked for once, and kept for whoever comes back to its page', async () => {
  const id = await begin();
  const { qrContent } = await findAttempt(context, id);
  assert.ok(qrContent);
  const asked = calls.length;
  const again = await start(id);
  assert.equal(again.kind === 'qr' && again.content, qrContent);
  assert.equal(calls.length, asked);
});

test('an attempt nobody began is left open until its time, and closed without a call', async () => {
  const id = await open();
  const asked = calls.length;
  await askPayment(context, id);
  assert.equal((await findAttempt(context, id)).state, 'created');
  context.clock.advance(15 * minuteMs);
  await askPayment(context, id);
  assert.equal((await findAttempt(context, id)).state, 'closed');
  assert.equal(calls.length, asked);
});

test('an attempt that was begun is given up at the provider, and cannot be paid', async () => {
  const world = use();
  const id = await begin();
  const attempt = await findAttempt(context, id);
  await cancelPayment(context, id);
  assert.match(calls.at(-1) ?? '', /^POST .*\/close$/);
  assert.equal((await findAttempt(context, id)).state, 'closed');
  assert.equal(await world.pay(attempt), false);
});

test('a payment whose notice never came is captured by asking', async () => {
  const id = await begin();
  assert.ok(await use().pay(await findAttempt(context, id)));
  await askPayment(context, id);
  assert.equal((await findAttempt(context, id)).state, 'captured');
});

test('a refund is sent once, then asked about until it is done', async () => {
  const world = use();
  const id = await begin();
  const attempt = await findAttempt(context, id);
  assert.ok(await world.pay(attempt));
  await askPayment(context, id);
  await world.delayRefund(attempt, minuteMs, 'success');
  const refund = await context.db.transaction((tx) =>
    openRefund(tx, { attempt: id, amount: 600n, reason: 'The wrong number.', reference: 'top_1' }),
  );
  const stateOf = async () => (await readRefunds(context, attempt.payment))[0]?.state;
  const path = '/v3/refund/domestic/refunds';
  calls.length = 0;
  await sendDueRefunds(context);
  assert.equal(await stateOf(), 'pending');
  await world.passTime(2 * minuteMs);
  context.clock.set(world.now());
  await sendDueRefunds(context);
  assert.equal(await stateOf(), 'succeeded');
  const sent = calls.filter((call) => call === `POST ${path}`);
  const asked = calls.filter((call) => call === `GET ${path}/${refund}`);
  assert.deepEqual([sent.length, asked.length], [1, 1]);
  assert.ok(calls.indexOf(`POST ${path}`) < calls.indexOf(`GET ${path}/${refund}`));
});
