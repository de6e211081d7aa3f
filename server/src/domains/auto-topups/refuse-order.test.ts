import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, isoTime, minuteMs, secondMs } from '#base';
import { textTable } from '#test/text-table';
import { refusedOrder } from './refuse-order.ts';

const nowMs = Date.parse('2026-11-28T04:00:00Z');
const line = 'lin_01890a5d000000000000000000800000';

function refused(code: string, more: { details?: object; dueMs?: number } = {}) {
  const { details = {}, dueMs = nowMs } = more;
  return refusedOrder(
    {
      does: 'order',
      cause: 'monthly',
      valueMinor: 10_000n,
      mandate: 'mdt_1',
      roundAt: nowMs,
    },
    { code, kind: 'conflict', details: { ...details } },
    { line, planned: [{ cause: 'monthly', day: '2026-11-28', atMs: dueMs }], nowMs },
  );
}

test('each refusal says who else may pay, whether it is told, and when it is tried again', () => {
  const cases = textTable<'code' | 'mandate' | 'why' | 'minutes'>(`
    code                     | mandate | why            | minutes
    topup_open               |         |                | 5
    topup_twin               |         |                | 5
    mandate_busy             | mdt_1   |                | 5
    mandate_not_yet          |         |                | 5
    mandate_limit            | mdt_1   | mandate_limit  | 1440
    mandate_not_active       | mdt_1   | mandate_over   | 1440
    mandate_needs_notice     | mdt_1   | mandate_untold | 1440
    topup_method_unavailable | mdt_1   | method_failing | 15
    topup_limit_30_days      |         | order_refused  | 1440
    topup_limit_balance      |         | order_refused  | 1440
    line_closed              |         | order_refused  | 1440
  `);
  for (const { code, mandate, why, minutes } of cases) {
    const one = refused(code);
    assert.equal(one?.mandate ?? '', mandate, code);
    assert.equal(one?.why ?? '', why, code);
    assert.equal((one?.untilMs ?? 0) - nowMs, Number(minutes) * minuteMs, code);
  }
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
