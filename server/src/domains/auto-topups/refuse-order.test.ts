import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, isoTime, minuteMs, newId, secondMs } from '#base';
import { textTable } from '#test/text-table';
import { refusedOrder } from './refuse-order.ts';
import type { Cause } from './rule.ts';

const nowMs = Date.parse('2026-11-28T04:00:00Z');
const line = 'lin_01890a5d000000000000000000800000';

interface Asked {
  readonly details?: object;
  readonly dueMs?: number;
  readonly cause?: Cause;
}

function refused(code: string, { details = {}, dueMs = nowMs, cause = 'monthly' }: Asked = {}) {
  return refusedOrder(
    {
      does: 'order',
      cause,
      valueMinor: 10_000n,
      mandate: 'mdt_1',
      roundAt: nowMs,
    },
    { code, kind: 'conflict', details: { ...details } },
    { line, planned: [{ cause: 'monthly', day: '2026-11-28', atMs: dueMs }], nowMs },
  );
}

test('each refusal says who else may pay, whether it is told, and when it is tried again', () => {
  const cases = textTable<'code' | 'mandate' | 'answer' | 'minutes'>(`
    code                     | mandate | answer                | minutes
    topup_open               |         | waits order_open      | 5
    topup_twin               |         | waits order_open      | 5
    mandate_busy             | mdt_1   | waits mandate_paying  | 5
    mandate_not_yet          |         | waits mandate_not_yet | 5
    mandate_limit            | mdt_1   | why mandate_limit     | 1440
    mandate_not_active       | mdt_1   | why mandate_over      | 1440
    mandate_needs_notice     | mdt_1   | why mandate_untold    | 1440
    topup_method_unavailable | mdt_1   | why method_failing    | 15
    topup_limit_30_days      |         | why order_refused     | 1440
    topup_limit_balance      |         | why order_refused     | 1440
    topup_amount_invalid     |         | why amount_not_sold   | 1440
    line_closed              |         | why line_barred       | 1440
  `);
  for (const { code, mandate, answer, minutes } of cases) {
    const one = refused(code);
    assert.equal(one?.mandate ?? '', mandate, code);
    assert.equal(
      Object.entries(one?.answer ?? {})
        .join()
        .replace(',', ' '),
      answer,
      code,
    );
    assert.equal((one?.untilMs ?? 0) - nowMs, Number(minutes) * minuteMs, code);
  }
});

const openFor = (ms: number) =>
  refused('topup_open', { cause: 'below', details: { topup: newId('top', nowMs - ms, 1) } });

test('an order that stays open for longer than usual is told like any refusal', () => {
  assert.deepEqual(openFor(15 * minuteMs - 1)?.answer, { waits: 'order_open' });
  assert.deepEqual(openFor(15 * minuteMs)?.answer, { why: 'topup_pending' });
});

const openingIn = (ms: number, cause: Cause) =>
  refused('mandate_not_yet', { cause, details: { opensAt: isoTime(nowMs + ms) } });

test('a mandate whose hour comes much later is told of what is low, and another asked', () => {
  assert.deepEqual(openingIn(15 * minuteMs, 'below')?.answer, { waits: 'mandate_not_yet' });
  const told = openingIn(9 * hourMs, 'below');
  assert.deepEqual(told?.answer, { why: 'mandate_later' });
  assert.equal(told?.mandate, 'mdt_1');
  assert.equal(told?.untilMs, nowMs + 9 * hourMs);
  // What is planned was told ahead.
  assert.deepEqual(openingIn(9 * hourMs, 'monthly')?.answer, { waits: 'mandate_not_yet' });
});

test('what was shown of a price that is over is asked for anew at once', () => {
  assert.equal(refused('quote_expired'), undefined);
  assert.equal(refused('topup_bonus_used_up'), undefined);
});

test('a mandate that opens at an instant is waited for until then', () => {
  const opensAt = isoTime(nowMs + 9 * hourMs);
  assert.equal(refused('mandate_not_yet', { details: { opensAt } })?.untilMs, nowMs + 9 * hourMs);
});

test('those who wait for a turn look again the further apart the longer they have waited', () => {
  const details = { retryAfterSeconds: 3 };
  const waits = [0, 2 * minuteMs, 10 * minuteMs, dayMs].map((lateMs) => {
    const one = refused('too_many_requests', { details, dueMs: nowMs - lateMs });
    return ((one?.untilMs ?? 0) - nowMs) / secondMs;
  });
  // Of a line in the very middle.
  assert.deepEqual(waits, [3, 63, 303, 303]);
  // Somebody else's open payment ends no later because of that.
  const open = refused('topup_open', { dueMs: nowMs - dayMs });
  assert.equal(open?.untilMs, nowMs + 5 * minuteMs);
});
