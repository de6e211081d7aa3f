import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minuteMs } from '#base';
import { on } from '#platform/facts';
import { testDatabase } from '#test/database';
import { applyEvidence } from './apply-evidence.ts';
import type { Evidence, EvidenceSource } from './evidence.ts';
import { paymentCaptured, paymentClosed, paymentMismatched } from './facts.ts';
import { findAttempt } from './find-attempt.ts';
import { changeAttempt, lockByAttempt } from './load-payments.ts';
import { openPayment } from './open-payment.ts';
import type { AttemptId } from './payment.ts';
import { readMismatch } from './read-mismatch.ts';

const database = await testDatabase();
/** How often each was told to be captured. */
const captured: string[] = [];
const context = database.context({
  reactions: [
    on(paymentClosed, {}),
    on(paymentMismatched, {}),
    on(paymentCaptured, {
      during: [
        async (_tx, payments) => {
          captured.push(...payments.map(({ attempt }) => attempt));
        },
      ],
    }),
  ],
});

function apply(attempt: AttemptId, source: EvidenceSource, evidence: Evidence) {
  const isQuietTimeOver = false;
  return context.db.transaction((tx) =>
    applyEvidence(tx, [{ attempt, evidence, source, isQuietTimeOver }]),
  );
}

async function openSent(): Promise<AttemptId> {
  return context.db.transaction(async (tx) => {
    const { attempt } = openPayment(tx, {
      slot: 7,
      reference: 'top_1',
      amount: 4_600n,
      currency: 'CNY',
      connector: 'alipay_cn',
      scene: 'qr',
      subject: 'test',
      returnUrl: 'http://localhost/',
      expiresAt: tx.nowMs + 15 * minuteMs,
    });
    return attempt;
  });
}

test('a closed attempt is looked at once more and then left in peace', async () => {
  const id = await openSent();
  await context.db.transaction(async (tx) => {
    const locked = await lockByAttempt(tx, [id]);
    const attempt = locked.attempts.get(id);
    assert.ok(attempt);
    changeAttempt(locked, { ...attempt, state: 'sent', sentAt: tx.nowMs });
  });
  await apply(id, 'notice', { says: 'closed' });
  const closed = await findAttempt(context, id);
  assert.equal(closed.state, 'closed');
  assert.ok(closed.askAt !== null && closed.askAt > closed.expiresAt);
  context.clock.set(closed.askAt);
  await apply(id, 'query', { says: 'nothing_certain', reason: 'no answer' });
  assert.notEqual((await findAttempt(context, id)).askAt, null);
  await apply(id, 'query', { says: 'closed' });
  assert.equal((await findAttempt(context, id)).askAt, null);
});

test('what people decide about is the money that the best source tells of', async () => {
  const id = await openSent();
  const told = {
    says: 'captured',
    currency: 'CNY',
    providerReference: 'p1',
    isOurs: true,
  } as const;
  const tell = async (source: EvidenceSource, amount: bigint, capturedAt: number) => {
    await apply(id, source, { ...told, amount, capturedAt });
    const came = await readMismatch(context, id);
    return [came?.amount, came?.capturedAt];
  };
  assert.deepEqual(await tell('notice', 60n, 1_000), [60n, 1_000]);
  assert.deepEqual(await tell('query', 80n, 2_000), [80n, 2_000]);
  assert.deepEqual(await tell('notice', 60n, 1_000), [80n, 2_000]);
  assert.deepEqual(await tell('bill', 81n, 3_000), [81n, 3_000]);
  assert.equal((await findAttempt(context, id)).evidence, 'bill: captured: paid 81 of 4600');
});

test('notices, questions, bills and a payer who comes back at once capture it once', async () => {
  const id = await openSent();
  const evidence = {
    says: 'captured',
    amount: 4_600n,
    currency: 'CNY',
    providerReference: 'p2',
    capturedAt: context.clock.now(),
    isOurs: true,
  } as const;
  const sources = ['notice', 'query', 'bill', 'reply', 'return'] as const;
  const all = Array.from({ length: 4 }, () => sources).flat();
  await Promise.all(all.map((source) => apply(id, source, evidence)));
  assert.equal((await findAttempt(context, id)).state, 'captured');
  assert.deepEqual(captured, [id]);
});
