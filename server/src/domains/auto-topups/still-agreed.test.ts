import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '#base';
import { justOrdered, usualWish } from '#test/usual-rule';
import type { AutoTopup, Cause, Wish } from './rule.ts';
import { isStillAgreed, withoutUnagreed } from './still-agreed.ts';

const nowMs = Date.parse('2026-11-23T04:00:00Z');
const mandates = ['mdt_1', 'mdt_2'] as const;
const before = usualWish(mandates, {
  daysLeft: 5,
  targetMinor: 10_000n,
  monthlyDay: 26,
  monthlyMinor: 5_000n,
});

function opened(cause: Cause, atMs = nowMs): AutoTopup {
  return justOrdered({ cause, valueMinor: 5_000n, mandate: mandates[0], roundAt: atMs }, atMs);
}

const charged: AutoTopup = { ...opened('below', nowMs - dayMs), state: 'charged', endedAt: nowMs };

/** For which causes what is open stays so after a change. */
function kept(more: Partial<Wish>): string {
  const now = { ...before, ...more };
  return (['below', 'expiry', 'monthly'] as const)
    .filter((cause) => isStillAgreed(opened(cause), before, now, [charged, opened(cause)]))
    .join(' ');
}

test('what is open stays so only for what still calls, by as much or more', () => {
  const all = 'below expiry monthly';
  const changes: readonly (readonly [Partial<Wish>, string])[] = [
    [{}, all],
    [{ belowMinor: 3_000n, daysLeft: 9, monthlyMinor: 6_000n, targetMinor: 20_000n }, all],
    [{ belowMinor: 1_999n }, 'expiry monthly'],
    [{ belowMinor: null }, 'expiry monthly'],
    [{ daysLeft: 4 }, 'below monthly'],
    [{ daysLeft: null }, 'below monthly'],
    [{ amountMinor: 4_900n }, 'monthly'],
    [{ targetMinor: 9_900n }, 'monthly'],
    [{ targetMinor: null }, 'monthly'],
    [{ monthlyMinor: 4_900n }, 'below expiry'],
    [{ monthlyDay: 27 }, 'below expiry'],
    [{ monthlyDay: null, monthlyMinor: null }, 'below expiry'],
    [{ monthlyUntil: '2026-11-22' }, 'below expiry'],
    [{ monthlyUntil: '2026-11-23' }, all],
    [{ mandates: ['mdt_2', 'mdt_1'] }, all],
    [{ mandates: ['mdt_2'] }, ''],
    // With what was charged the day before.
    [{ capMinor: 10_000n }, all],
    [{ capMinor: 9_900n }, ''],
    [{ capTimes: 2 }, all],
    [{ capTimes: 1 }, ''],
  ];
  for (const [more, stays] of changes) assert.equal(kept(more), stays, Object.keys(more).join());
});

test('what is agreed to no more counts as called off for what is charged instead', () => {
  const past = [charged, opened('below')];
  assert.deepEqual(withoutUnagreed(past, before, before, nowMs), past);
  assert.deepEqual(withoutUnagreed(past, undefined, before, nowMs), past);
  const [first, second] = withoutUnagreed(past, before, { ...before, amountMinor: 1n }, nowMs);
  assert.equal(first, charged);
  assert.deepEqual([second?.state, second?.reason], ['declined', 'called_off']);
});
