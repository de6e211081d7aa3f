import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, minuteMs, secondMs } from '#base';
import { textTable } from '#test/text-table';
import {
  askAfterSeconds,
  askDelayMs,
  isQuietTimeOver,
  lastAskAfterSeconds,
  nextAskAt,
} from './asking.ts';
import type { Attempt, AttemptState } from './payment.ts';

const nowMs = 1_000_000_000;

function attempt(state: AttemptState, expiresInMs: number, asked = 0): Attempt {
  return {
    ...({} as Attempt),
    state,
    asked,
    sentAt: nowMs - minuteMs,
    expiresAt: nowMs + expiresInMs,
    givenUpAt: null,
  };
}

test('a provider is asked often at first, then ever more rarely, and never not at all', () => {
  const delays = Array.from({ length: 30 }, (_, asked) => askDelayMs(asked));
  assert.equal(delays[0], 5 * secondMs);
  assert.deepEqual(
    delays.toSorted((one, other) => one - other),
    delays,
  );
  assert.equal(delays.at(-1), dayMs);
  // The statement that claims what is due goes by the same ladder, in seconds.
  assert.deepEqual(
    [...askAfterSeconds, lastAskAfterSeconds],
    [5, 10, 15, 30, 60, 60, 120, 300, 900, 3_600, 7_200, 21_600, 86_400],
  );
  assert.deepEqual(
    delays.slice(0, askAfterSeconds.length),
    askAfterSeconds.map((seconds) => seconds * secondMs),
  );
});

test('the next question about an attempt depends on its state and on its expiry', () => {
  const cases = textTable<'state' | 'expires' | 'asked' | 'next'>(`
    state      | expires | asked | next
    created    |     900 |     0 |  900
    sent       |     900 |     0 |    5
    pending    |     900 |     3 |   30
    pending    |       7 |     3 |    7
    pending    |      -1 |     0 |    5
    unknown    |     900 |     5 |   60
    unknown    | -100000 |    20 | 86400
    mismatched |     900 |     0 |    5
    mismatched | -100000 |    20 |    5
    captured   |     900 |     0 | none
    failed     |     900 |     0 | none
    closed     |       0 |     0 | 1800
    closed     |   -1900 |     0 | none
  `);
  for (const { state, expires, asked, next } of cases) {
    const of = attempt(state as AttemptState, Number(expires) * secondMs, Number(asked));
    const at = nextAskAt(of, nowMs);
    const seconds = at === null ? 'none' : String(Math.floor((at - nowMs) / secondMs));
    assert.equal(seconds, next, `${state} ${expires} ${asked}`);
  }
});

test('an attempt that nobody ever sent out is not asked about again once it is closed', () => {
  assert.equal(nextAskAt({ ...attempt('closed', 0), sentAt: null }, nowMs), null);
});

test('not found proves something only after the quiet time behind the expiry', () => {
  const of = attempt('sent', 0);
  assert.equal(isQuietTimeOver(of, minuteMs, nowMs + minuteMs), false);
  assert.equal(isQuietTimeOver(of, minuteMs, nowMs + minuteMs + 1), true);
});
