import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { minuteMs, present } from '#base';
import { on } from '#platform/facts';
import { testDatabase } from '#test/database';
import { eventually } from '#test/eventually';
import { configureConnector } from './connectors.ts';
import { paymentCaptured, paymentPending, refundSucceeded } from './facts.ts';
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
const reactions = [on(paymentPending, {}), on(paymentCaptured, {}), on(refundSucceeded, {})];
const context = database.context({ reactions });
const connector = 'wechat_cn';

let opened: WechatWorld | undefined;
before(async () => {
  opened = await openWechatWorld('cn', 'certificates');
  const { settings, provider, http, now } = opened;
  // The sandbox's own receiver takes what it can read, so that each notice comes once.
  await provider.learnKeys?.({ http, nowMs: now() });
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

async function begin(): Promise<AttemptId> {
  const world = use();
  context.clock.set(world.now());
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
  const { notifyUrl, payer } = world.beginning();
  const notifyBaseUrl = notifyUrl.slice(0, notifyUrl.lastIndexOf('/'));
  const page = await startPayment(context, attempt, { notifyBaseUrl, payer });
  assert.equal(page.kind, 'qr');
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
});
