import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, type Refusal } from '#base';
import type { DeclineKind } from '#payments';
import { textTable } from '#test/text-table';
import { checkLimits } from './limits.ts';
import {
  afterDecline,
  isEnded,
  type Mandate,
  type MandateState,
  restMs,
  usedNow,
} from './mandate.ts';

const nowMs = 1_000 * dayMs;
const limits = { mostMinor: 50n, mostInPeriodMinor: 100n, mostTimes: 3, periodDays: 30 };

function used(minor: bigint, times: number, agoMs: number | null = dayMs): Mandate {
  const periodFrom = agoMs === null ? null : nowMs - agoMs;
  return { ...({} as Mandate), limits, periodFrom, usedMinor: minor, usedTimes: times };
}

test('what was taken counts for as long as its period, to the instant', () => {
  const period = limits.periodDays * dayMs;
  const running = { minor: 80n, times: 2 };
  for (const agoMs of [0, period - 1]) {
    assert.deepEqual(usedNow(used(80n, 2, agoMs), nowMs), { from: nowMs - agoMs, ...running });
  }
  for (const agoMs of [null, period, period + dayMs]) {
    assert.deepEqual(usedNow(used(80n, 2, agoMs), nowMs), { from: nowMs, minor: 0n, times: 0 });
  }
});

test('a payment may reach each limit, and go beyond none', () => {
  const cases = textTable<'used' | 'times' | 'amount' | 'is'>(`
    used | times | amount | is
    0    | 0     | 50     | allowed
    0    | 0     | 51     | refused
    50   | 1     | 50     | allowed
    60   | 1     | 40     | allowed
    60   | 1     | 41     | refused
    10   | 2     | 10     | allowed
    10   | 3     | 10     | refused
  `);
  for (const { used: minor, times, amount, is } of cases) {
    const mandate = used(BigInt(minor), Number(times));
    const details = {
      mostMinor: 50,
      leftMinor: 100 - Number(minor),
      leftTimes: 3 - Number(times),
    };
    const check = () => checkLimits(mandate, BigInt(amount), nowMs);
    if (is === 'allowed') {
      assert.deepEqual(check(), {
        from: nowMs - dayMs,
        minor: BigInt(minor),
        times: Number(times),
      });
    } else {
      assert.throws(check, (error: Refusal) => {
        assert.deepEqual([error.code, error.details], ['mandate_limit', details]);
        return true;
      });
    }
  }
});

test('soft declines let it rest ever longer, and after the fourth it is enough', () => {
  const rests = [1, 2, 3, 4, 5].map(restMs);
  assert.deepEqual(rests, [hourMs, 8 * hourMs, dayMs, 3 * dayMs, undefined]);
});

test('only what was revoked or has expired is over', () => {
  const states: MandateState[] = ['pending', 'active', 'suspended', 'revoked', 'expired'];
  assert.deepEqual(
    states.filter((state) => isEnded({ state })),
    ['revoked', 'expired'],
  );
});

test('a decline ends, suspends or rests a mandate, or leaves it to its payer', () => {
  const cases = textTable<'kind' | 'first' | 'fourth' | 'fifth'>(`
    kind        | first   | fourth  | fifth
    soft        | rest 1  | rest 72 | suspend
    hard        | suspend | suspend | suspend
    needs_payer | nothing | nothing | nothing
    over        | end     | end     | end
  `);
  for (const { kind, ...expected } of cases) {
    const said = [1, 4, 5].map((declines) => {
      const after = afterDecline(kind as DeclineKind, declines);
      return after.does === 'rest' ? `rest ${after.forMs / hourMs}` : after.does;
    });
    assert.deepEqual(said, [expected.first, expected.fourth, expected.fifth], kind);
  }
});
