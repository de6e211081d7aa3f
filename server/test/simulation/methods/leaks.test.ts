import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leaksIn, plantedLeaks } from './leaks.ts';

const secrets = { numbers: ['51234567'], keys: ['a secret that was agreed'] };

test('each kind that was planted in a log is found, and as what it is', () => {
  const found = plantedLeaks(secrets).map((line) => leaksIn(line, secrets).map(({ what }) => what));
  assert.deepEqual(found, [
    ['an openid'],
    ['a payer at Alipay'],
    ['a token by which a wallet is charged'],
    ['a saved card'],
    ['a key of Stripe’s'],
    ['a private key'],
    ['a password of a request'],
    ['a card'],
    ['a phone number'],
    ['a key or token'],
  ]);
});

test('a number is found however it is written', () => {
  for (const text of ['51234567', '+85251234567', '%2B85251234567', '+852-5123-4567']) {
    assert.deepEqual(leaksIn(`{"to":"${text}"}`, secrets).length, 1, text);
  }
});

test('what is masked, what is no secret and what only looks like one is none', () => {
  for (const line of [
    '{"to":"+852 5*** **67"}',
    '{"attempt":"att_019aa51234567bb0000000000000000f"}',
    '{"time":"2026-11-24T04:00:00.000Z","ms":1763956800000}',
    '{"row":4242424242424241}',
    '{"reference":"FRN00000002","amount":"512345"}',
    '{"token":"[withheld]"}',
    '{"sealed":"v1.k1.H7OOYTlIYZ-jbr5B.pm_BTVB2vWrPEUPAGxK9mprxIWoNXzvlN-51234567"}',
    '{"request":"44032796-8727-4147-90c0-273a89086c8e"}',
  ]) {
    assert.deepEqual(leaksIn(line, secrets), [], line);
  }
});
