import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, minuteMs } from '#base';
import { usualRule } from '#test/usual-rule';
import { nextLook } from './due.ts';
import { nextCheck } from './next-check.ts';
import { plannedFor } from './planned.ts';
import type { Rule } from './rule.ts';

const nowMs = Date.parse('2026-11-23T04:00:00Z');
const base = usualRule(nowMs, ['mdt_1']);
const monthly: Partial<Rule> = { monthlyDay: 20, monthlyMinor: 10_000n, monthDone: '2026-11' };

function checkOf(more: Partial<Rule>, atMs = nowMs) {
  const rule = { ...base, ...more };
  return nextCheck(rule, plannedFor(rule, null, atMs), atMs);
}

test('a rule that only use calls has no next check, nor has one that is not on', () => {
  assert.equal(checkOf({}), null);
  const dueAt = nowMs + hourMs;
  for (const state of ['paused', 'off'] as const) assert.equal(checkOf({ state, dueAt }), null);
});

test('what was put off is shown with its instant, also before what is planned', () => {
  const dueAt = nowMs + 40 * minuteMs;
  const putOff = { cause: 'below', day: '2026-11-23', atMs: dueAt };
  assert.deepEqual(checkOf({ dueAt }), putOff);
  assert.deepEqual(checkOf({ ...monthly, dueAt }), putOff);
});

test('what is planned is shown with its day, and not the day on which it is told ahead', () => {
  const rule = { ...base, ...monthly };
  const dueAt = nextLook(rule, plannedFor(rule, null, nowMs), nowMs);
  assert.equal(dueAt, Date.parse('2026-12-15T00:00:00Z'));
  const ahead = { cause: 'monthly', day: '2026-12-20', atMs: null };
  assert.deepEqual(checkOf({ ...monthly, dueAt }), ahead);
  // Just now it is being looked at.
  assert.deepEqual(checkOf({ ...monthly, dueAt: nowMs }), ahead);
});

test('a planned one that was refused on its day is shown as tried again, not as past', () => {
  const onDay = nowMs + 30 * dayMs;
  const dueAt = onDay + dayMs;
  const again = { cause: 'below', day: '2026-12-24', atMs: dueAt };
  assert.deepEqual(checkOf({ ...monthly, dueAt }, onDay), again);
});
