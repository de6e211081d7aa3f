import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { newAttemptKey } from './attempt-key.ts';
import { openAttemptStore } from './attempt-store.ts';
import { type NewOrder, openAttempts } from './attempts.ts';
import type { Channel } from './channel.ts';
import type { Topup } from './channel-types.ts';
import { deviceStorage, memoryStorage } from './device-storage.ts';
import type { Problem, Result } from './problem.ts';

const lost: Problem = { kind: 'unreachable', reason: 'lost' };
const busy: Problem = {
  kind: 'refused',
  status: 503,
  code: 'database_unavailable',
  detail: '',
  details: {},
  retryAfterMs: null,
};
const expired: Problem = { ...busy, status: 409, code: 'quote_expired' };

const order: NewOrder = {
  body: { quote: 'quo_1', method: 'alipay_cn' },
  number: '+85291234567',
  value: { amountMinor: 10_000, currency: 'HKD' },
};

function topup(state: Topup['state']): Topup {
  return { id: 'top_1', state } as unknown as Topup;
}

const nowMs = (): number => Date.UTC(2026, 5, 30);

/**
 * A phone with its storage, and a network that answers as a test says and notes what it was sent.
 */
function phone(storage = memoryStorage()) {
  const sent: { operation: string; key: string; wasKept: boolean }[] = [];
  const answers: (Problem | Topup)[] = [];
  const store = openAttemptStore(storage, nowMs);
  const channel = {
    async call(operation: string, given: { key: string }) {
      const wasKept = store.all().some((attempt) => attempt.key === given.key);
      sent.push({ operation, key: given.key, wasKept });
      const next = answers.shift() ?? lost;
      const result: Result<Topup> =
        'kind' in next ? { isOk: false, problem: next } : { isOk: true, answer: next };
      return await Promise.resolve(result);
    },
  } as unknown as Channel;
  return { storage, store, sent, answers, attempts: openAttempts(channel, store, nowMs) };
}

suite('attempts', () => {
  test('the key is on the device before the first byte is sent', async () => {
    const { attempts, sent, answers } = phone();
    answers.push(topup('awaiting_payment'));
    await attempts.order(order);
    assert.deepEqual(
      sent.map((one) => one.wasKept),
      [true],
    );
  });

  test('pressing again after a lost answer sends the same key', async () => {
    const { attempts, sent, answers } = phone();
    answers.push(lost, busy, topup('awaiting_payment'));
    await attempts.order(order);
    await attempts.order(order);
    await attempts.order({ ...order, body: { ...order.body, method: 'another' } });
    assert.equal(new Set(sent.map((one) => one.key)).size, 1);
  });

  test('after the app was closed the same order is sent with the same key', async () => {
    const before = phone();
    await before.attempts.order(order);
    const after = phone(before.storage);
    after.answers.push(topup('confirming'));
    await after.attempts.resume();
    assert.deepEqual(
      after.sent.map((one) => one.key),
      before.sent.map((one) => one.key),
    );
    assert.equal(after.attempts.unfinishedOrder()?.topup, 'top_1');
  });

  test('an answered order is kept until it has come to its end, and not sent again', async () => {
    const { attempts, sent, answers } = phone();
    answers.push(topup('awaiting_payment'));
    await attempts.order(order);
    await attempts.resume();
    assert.equal(sent.length, 1);
    attempts.learn(topup('held_for_review'));
    assert.equal(attempts.unfinishedOrder()?.topup, 'top_1');
    attempts.learn(topup('credited'));
    assert.equal(attempts.unfinishedOrder(), undefined);
  });

  test('an order that is not shown to whoever is here now is led to no more', async () => {
    const { attempts, answers } = phone();
    answers.push(topup('awaiting_payment'));
    await attempts.order(order);
    attempts.forget('top_1');
    assert.equal(attempts.unfinishedOrder(), undefined);
  });

  test('a refusal ends an attempt, so that the next one has a new key', async () => {
    const { attempts, sent, answers, store } = phone();
    answers.push(expired);
    await attempts.order(order);
    assert.deepEqual(store.all(), []);
    await attempts.order(order);
    assert.equal(new Set(sent.map((one) => one.key)).size, 2);
  });

  test('taking back a credited top-up survives the news that it is credited', async () => {
    const { attempts, sent, answers, store } = phone();
    answers.push(lost, topup('refunding'));
    await attempts.wish('undoTopup', 'top_1');
    attempts.learn(topup('credited'));
    assert.equal(store.all().length, 1);
    await attempts.wish('undoTopup', 'top_1');
    assert.equal(new Set(sent.map((one) => one.key)).size, 1);
    assert.deepEqual(store.all(), []);
  });
});

suite('the store of attempts', () => {
  test('forgets what is a month old and what cannot be read', () => {
    const storage = memoryStorage();
    let atMs = 0;
    const store = openAttemptStore(storage, () => atMs);
    store.keep({ operation: 'undoTopup', topup: 'top_1', key: 'a', madeAtMs: 0 });
    storage.write('lowu.attempt.b', '{"key":');
    storage.write('lowu.attempt.c', 'null');
    assert.equal(store.all().length, 1);
    atMs = 31 * 24 * 3_600_000;
    assert.deepEqual(store.all(), []);
    assert.deepEqual(storage.names(), []);
  });

  test('keeps an attempt in memory where the device keeps nothing', () => {
    const forbidden = deviceStorage(() => {
      throw new Error('The operation is insecure.');
    });
    const store = openAttemptStore(forbidden, () => 0);
    store.keep({ operation: 'cancelTopup', topup: 'top_1', key: 'a', madeAtMs: 0 });
    assert.equal(store.all()[0]?.key, 'a');
    store.drop('a');
    assert.deepEqual(store.all(), []);
  });
});

test('an attempt key is a UUID of version 7 that sorts by time', () => {
  const keys = [1_000, 2_000, Date.UTC(2026, 5, 30)].map((nowMs) => newAttemptKey(nowMs));
  for (const key of keys) {
    assert.match(key, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  assert.deepEqual([...keys].sort(), keys);
  assert.equal(
    newAttemptKey(0x01_23_45_67_89_ab, new Uint8Array([255, 1, 255, 2, 3, 4, 5, 6, 7, 8])),
    '01234567-89ab-7f01-bf02-030405060708',
  );
});
