import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, minuteMs, newId } from '#base';
import type { Mandate, MandateId } from '#mandates';
import { usualHouse } from '#test/usual-rule';
import { fundingAt, fundingOf } from './funding.ts';
import type { Pricing } from './prices.ts';

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
> & { readonly terms: Pick<Mandate['terms'], 'currency'> };

/** HK$100 at once, HK$500 and five times in 30 days, of which nothing was taken. */
const calm: Counted = {
  id: 'mdt_1',
  state: 'active',
  connector: 'alipay_hk',
  terms: { currency: 'HKD' },
  limits: { mostMinor: 10_000n, mostInPeriodMinor: 50_000n, mostTimes: 5, periodDays: 30 },
  openAttempt: null,
  restsUntil: null,
  periodFrom: null,
  usedMinor: 0n,
  usedTimes: 0,
};

/** HK$100 is ¥92 by the list, and all else by the rate of ¥0.92. */
const listed: Pricing = (value, currency) =>
  currency === 'HKD' ? value : (value * 92n + 99n) / 100n;

const paying = (pricing: Pricing, failing: readonly string[] = []) => {
  return { failing: new Set(failing), pricing, shelf: usualHouse };
};

function fund(more: Partial<Counted>, failing: readonly string[] = [], pricing = listed) {
  const mandate = { ...calm, ...more } as Mandate;
  const [funding] = fundingOf({ mandates: ['mdt_1'] }, [mandate], paying(pricing, failing), nowMs);
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
  const busy = (sinceMs: number) => fund({ openAttempt: newId('att', nowMs - sinceMs, 1) });
  assert.deepEqual(busy(15 * minuteMs), ['mandate_busy', 15 * minuteMs, 10_000n]);
  assert.deepEqual(busy(15 * minuteMs - 1), ['mandate_paying', minuteMs, 10_000n]);
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

test('what limits in another currency leave is worth what it pays for by the rate', () => {
  const yuan = { terms: { currency: 'CNY' } } as const;
  const limits = { ...calm.limits, mostMinor: 50_000n };
  assert.deepEqual(fund({ ...yuan, limits })[2], 54_000n);
  const running = { periodFrom: nowMs - 29 * dayMs, usedTimes: 1 };
  assert.deepEqual(fund({ ...yuan, ...running, usedMinor: 40_500n })[2], 10_000n);
  assert.deepEqual(fund({ ...yuan, ...running, usedMinor: 40_801n })[2], 9_000n);
  assert.deepEqual(fund({ ...yuan, ...running, usedMinor: 50_001n })[2], 0n);
});

const dear: Pricing = (value) => (value === 10_000n ? 9_200n : (value * 80n) / 100n);

test('a price of the list that lies above those by the rate is passed by no limit', () => {
  const limits = { ...calm.limits, mostMinor: 9_000n };
  assert.deepEqual(fund({ terms: { currency: 'CNY' }, limits }, [], dear)[2], 9_000n);
});

const none: Pricing = (value, currency) => (currency === 'HKD' ? value : undefined);

test('without a rate of today nobody pays in another currency', () => {
  const failing = ['method_failing', 15 * minuteMs, 0n];
  assert.deepEqual(fund({ terms: { currency: 'CNY' } }, [], none), failing);
  assert.deepEqual(fund({}, [], none), [null, null, 10_000n]);
});

test('mandates stand in the order of the rule, one that is unknown too', () => {
  const wanted: readonly MandateId[] = ['mdt_2', 'mdt_3', 'mdt_1'];
  const mandates = [calm, { ...calm, id: 'mdt_2' }] as Mandate[];
  const found = fundingOf({ mandates: wanted }, mandates, paying(listed), nowMs);
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

/** What is left of a mandate in yuan, in HKD. */
function yuanWorth(mostMinor: bigint) {
  const limits = { ...calm.limits, mostMinor };
  return fund({ terms: { currency: 'CNY' }, limits }).at(-1);
}

test('a limit in another currency is worth what its very price pays for', () => {
  // HK$100 costs ¥92.
  assert.deepEqual([yuanWorth(9_200n), yuanWorth(9_199n)], [10_000n, 9_000n]);
});
