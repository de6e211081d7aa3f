import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayMs, hourMs, minuteMs } from '#base';
import { afterTry, isLocked, type Lockout } from './lockout.ts';
import { identitySettings } from './settings.ts';

const startMs = Date.parse('2026-11-23T00:12:00Z');
const steps = identitySettings.lockoutSteps.initial;

function failuresInARow(count: number): Lockout | undefined {
  let lockout: Lockout | undefined;
  for (let index = 0; index < count; index += 1) lockout = afterTry(lockout, steps, startMs);
  return lockout;
}

test('five failures lock a minute, ten a quarter of an hour, twenty an hour', () => {
  const cases = [
    [4, 0],
    [5, 1],
    [9, 1],
    [10, 15],
    [19, 15],
    [20, 60],
    [500, 60],
  ] as const;
  for (const [failures, minutes] of cases) {
    const lockedUntil = failuresInARow(failures)?.lockedUntil;
    assert.equal(lockedUntil, startMs + minutes * minuteMs, `${failures} failures`);
  }
});

test('a day without a failure forgets those before', () => {
  const before = failuresInARow(9);
  assert.equal(afterTry(before, steps, startMs + dayMs - 1).failures, 10);
  assert.equal(afterTry(before, steps, startMs + dayMs).failures, 1);
});

test('whoever tries as often as the lock allows gets ever fewer tries', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20 * minuteMs }), { maxLength: 300 }),
      (pauses) => {
        let nowMs = startMs;
        let lockout: Lockout | undefined;
        let tries = 0;
        for (const pause of pauses) {
          nowMs += pause;
          if (nowMs > startMs + 20 * hourMs) break;
          if (lockout && isLocked(lockout, nowMs)) continue;
          lockout = afterTry(lockout, steps, nowMs);
          tries += 1;
        }
        // 4 free, 5 of a minute, 10 of a quarter of an hour, then one an hour.
        assert.ok(tries <= 4 + 5 + 10 + 1 + 20, `${tries} tries in 20 hours`);
      },
    ),
  );
});

test('steps that do not rise are no legal setting', () => {
  const { problem } = identitySettings.lockoutSteps;
  const wrong = [
    [],
    'five',
    [{ failures: 5 }],
    [{ failures: 0, minutes: 1 }],
    [
      { failures: 5, minutes: 5 },
      { failures: 10, minutes: 5 },
    ],
    [
      { failures: 5, minutes: 1 },
      { failures: 5, minutes: 2 },
    ],
    [null],
  ];
  for (const value of wrong) assert.notEqual(problem(value), undefined, JSON.stringify(value));
  assert.equal(problem([{ failures: 3, minutes: 10 }]), undefined);
});
