import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { minuteMs, secondMs } from '#base';
import { closingOf, retryDelayMs } from './sending.ts';

const nowMs = Date.parse('2026-11-23T00:12:00Z');

test('tries come 2, 8 and 32 seconds apart and at last every half hour', () => {
  const delays = [1, 2, 3, 4, 5, 6, 30].map(retryDelayMs);
  const seconds = [2, 8, 32, 128, 512, 1_800, 1_800];
  assert.deepEqual(
    delays,
    seconds.map((delay) => delay * secondMs),
  );
});

test('what the gateway has is sent, what the phone has is delivered', () => {
  const delivered = closingOf({ outcome: 'delivered' }, 1, 10, nowMs);
  assert.deepEqual([delivered.state, delivered.endedAt], ['delivered', nowMs]);
  const accepted = closingOf({ outcome: 'accepted' }, 1, 10, nowMs);
  assert.deepEqual([accepted.state, accepted.endedAt], ['sent', null]);
});

test('a try that proved nothing is made again, until there have been enough', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (tries, most) => {
      const closing = closingOf({ outcome: 'again', reason: 'not_sent' }, tries, most, nowMs);
      assert.equal(closing.state, tries < most ? 'queued' : 'failed');
      assert.equal(closing.failure, 'not_sent');
      const isLater = closing.dueAt > nowMs && closing.dueAt <= nowMs + 30 * minuteMs;
      assert.equal(isLater, tries < most);
    }),
  );
});

test('a message that the gateway will never take fails at once', () => {
  const closing = closingOf({ outcome: 'refused', reason: 'answered 400' }, 1, 10, nowMs);
  assert.deepEqual([closing.state, closing.sentAt], ['failed', null]);
});
