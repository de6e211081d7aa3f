import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, minuteMs, newId } from '#base';
import type { Mandate, MandateId } from '#mandates';
import { fundingAt, fundingOf } from './funding.ts';

const nowMs = Date.parse('2026-11-23T04:00:00Z');

type Counted = Pick<
  Mandate,
  | 'id'
  | 'state'
  | 'connector'
  | 'limits'
  | 'openAttempt'
  | 'restsUntil'
  | 'periodFrom'
  | 'usedMinor'
  | 'usedTimes'
>;

/** HK$100 at once, HK$500 and five times in 30 days, of which nothing was taken. */
const calm: Counted = {
  id: 'mdt_1',
  state: 'active',
  connector: 'alipay_hk',
  limits: { mostMinor: 10_000n, mostInPeriodMinor: 50_000n, mostTimes: 5, periodDays: 30 },
  openAttempt: null,
  restsUntil: null,
  periodFrom: null,
  usedMinor: 0n,
  usedTimes: 0,
};

function fund(more: Partial<Counted>, failing: readonly string[] = []) {
  const mandate = { ...calm, ...more } as Mandate;
  const [funding] = fundingOf({ mandates: ['mdt_1'] }, [mandate], new Set(failing), nowMs);
  const { problem, untilMs = null, mostMinor } = funding ?? {};
  return [problem, untilMs === null ? null : untilMs - nowMs, mostMinor];
}

test('a mandate that is active pays, and no other', () => {
  assert.deepEqual(fund({}), [null, null, 10_000n]);
  for (const state of ['pending', 'suspended', 'revoked', 'expired'] as const) {
    assert.deepEqual(fund({ state }), ['mandate_over', null, 0n]);
  }
});

test('what fails, is asked or rests is passed over until it ends', () => {
  assert.deepEqual(fund({}, ['wechat', 'alipay_hk']), ['method_failing', 15 * minuteMs, 10_000n]);
  const paying = (sinceMs: number) => fund({ openAttempt: newId('att', nowMs - sinceMs, 1) });
  assert.deepEqual(paying(15 * minuteMs), ['mandate_busy', 15 * minuteMs, 10_000n]);
  assert.deepEqual(paying(15 * minuteMs - 1), ['mandate_paying', minuteMs, 10_000n]);
  const resting = { restsUntil: nowMs + 8 * hourMs };
  assert.deepEqual(fund(resting), ['mandate_rests', 8 * hourMs, 10_000n]);
  assert.deepEqual(fund({ restsUntil: nowMs }), [null, null, 10_000n]);
  assert.deepEqual(fund({ restsUntil: nowMs + 1 }), ['mandate_rests', 1, 10_000n]);
});

test('what its period has taken is not there until that is over', () => {
  const running = { periodFrom: nowMs - 29 * dayMs };
  assert.deepEqual(fund({ ...running, usedMinor: 45_000n, usedTimes: 4 }), [null, dayMs, 5_000n]);
  assert.deepEqual(fund({ ...running, usedMinor: 30_000n, usedTimes: 4 }), [null, dayMs, 10_000n]);
  assert.deepEqual(fund({ ...running, usedMinor: 5_000n, usedTimes: 5 }), [null, dayMs, 0n]);
  const over = { periodFrom: nowMs - 30 * dayMs, usedMinor: 50_000n, usedTimes: 5 };
  assert.deepEqual(fund(over), [null, null, 10_000n]);
});

test('mandates stand in the order of the rule, one that is unknown too', () => {
  const wanted: readonly MandateId[] = ['mdt_2', 'mdt_3', 'mdt_1'];
  const mandates = [calm, { ...calm, id: 'mdt_2' }] as Mandate[];
  const found = fundingOf({ mandates: wanted }, mandates, new Set(), nowMs);
  assert.deepEqual(
    found.map(({ mandate, problem }) => [mandate, problem]),
    [
      ['mdt_2', null],
      ['mdt_3', 'mandate_over'],
      ['mdt_1', null],
    ],
  );
});

test('what rests pays again at the instant at which that ends, and what is over never', () => {
  const rests = {
    mandate: 'mdt_1',
    problem: 'mandate_rests',
    untilMs: nowMs,
    mostMinor: 1n,
  } as const;
  const problemAt = (atMs: number) => fundingAt(rests, atMs).problem;
  assert.deepEqual([problemAt(nowMs - 1), problemAt(nowMs)], ['mandate_rests', null]);
  const over = { ...rests, problem: 'mandate_over', untilMs: null } as const;
  assert.equal(fundingAt(over, nowMs).problem, 'mandate_over');
});
