import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc, { type Arbitrary } from 'fast-check';
import { hourMs, minorOf, present, secondMs } from '#base';
import type { Rate } from '#catalog';
import {
  anyPacks,
  anyRate,
  firstMidnightMs,
  kindOf,
  packOf,
  plainData,
  plainRate,
  tableOf,
} from '#test/rating';
import { textTable } from '#test/text-table';
import { termsAt } from './choose-rate.ts';
import { newMeter } from './meter.ts';
import { type Quota, type QuotaQuestion, quotaFor } from './quota.ts';
import { quotaRules } from './quota-rules.ts';
import type { RateTable } from './rate-table.ts';

const megabyte = 1_048_576n;

function asked(table: RateTable, rate: Rate, more: Partial<QuotaQuestion> = {}): QuotaQuestion {
  const kind = kindOf(rate);
  const atMs = more.atMs ?? firstMidnightMs + 10 * hourMs;
  return {
    terms: present(termsAt(table, kind, atMs), 'the terms'),
    tables: [table],
    use: { kind, table, meter: newMeter },
    purse: { counts: [], packs: [] },
    moneyMinor: 10_000n,
    atMs,
    unitsPerSecond: null,
    askedUnits: null,
    rules: quotaRules[kind.service],
    ...more,
  };
}

function quotaOf(rate: Rate, more: Partial<QuotaQuestion> = {}): Quota {
  return quotaFor(asked(tableOf([rate]), rate, more));
}

/** So many megabytes a minute. */
function pace(megabytes: number): number {
  return (megabytes * Number(megabyte)) / 60;
}

suite('a quota', () => {
  test('of data follows the pace of the use and shrinks as the money does', () => {
    const cases = textTable<'money' | 'pace' | 'KB' | 'hold' | 'seconds' | 'final'>(`
      money  | pace | KB    | hold  | seconds | final
      100.00 | 1    | 5120  | 7.50  | 600     | no
      100.00 | 2    | 10240 | 15.00 | 600     | no
      100.00 | 60   | 10246 | 15.00 | 300     | no
       30.00 | 2    | 5122  | 7.50  | 300     | no
        6.00 | 2    | 1026  | 1.50  | 300     | no
        0.40 | 2    | 128   | 0.18  | 300     | no
        0.15 | 2    | 109   | 0.15  | 300     | yes
        0.00 | 2    | 6     | 0.00  | 300     | yes
    `);
    for (const { money, pace: megabytes, KB, hold, seconds, final } of cases) {
      const place = `${money} at ${megabytes} MB a minute`;
      const moneyMinor = minorOf(money) ?? 0n;
      const quota = quotaOf(plainData, { moneyMinor, unitsPerSecond: pace(Number(megabytes)) });
      assert.equal(quota.units, BigInt(KB) * 1_024n, place);
      assert.equal(quota.holdMinor, minorOf(hold), place);
      assert.equal(quota.validForSeconds, Number(seconds), place);
      assert.equal(quota.finalAction, final === 'yes' ? 'redirect' : null, place);
    }
  });

  test('that is the last says how: a call is cut, a browser sees the top-up page', () => {
    const call = quotaOf(plainRate, { moneyMinor: 60n });
    assert.deepEqual(
      [call.units, call.finalAction, call.endedBy, call.thresholdUnits],
      [60n, 'terminate', 'money', null],
    );
    const closing = { ...plainData, throttle: { afterBytes: 0n, kbps: null } };
    const closed = quotaOf(closing);
    assert.deepEqual(
      [closed.units, closed.finalAction, closed.endedBy],
      [0n, 'redirect', 'fair_use'],
    );
  });

  test('asks for more while an answer can still come in time', () => {
    assert.equal(quotaOf(plainData, { unitsPerSecond: pace(12) }).thresholdUnits, megabyte);
    assert.equal(quotaOf(plainData).thresholdUnits, megabyte / 5n);
    const { finalAction, endedBy } = quotaOf(plainData, { moneyMinor: 40n });
    assert.deepEqual([finalAction, endedBy], [null, null]);
  });

  test('without a pace is what the network asks for', () => {
    assert.equal(quotaOf(plainData, { askedUnits: 2n * megabyte }).units, 2n * megabyte);
    assert.equal(quotaOf(plainData).units, megabyte);
  });

  test('lives twice as long as it lasts, within the bounds of its service', () => {
    const cases = textTable<'of' | 'pace' | 'seconds'>(`
      of    | pace  | seconds
      voice | 1     | 360
      voice | 10    | 120
      voice | 0.001 | 3600
      sms   | 10    | 60
      sms   | 0.001 | 600
      data  | 20000 | 600
      data  | 40    | 3600
    `);
    for (const { of, pace: unitsPerSecond, seconds } of cases) {
      const rate = of === 'data' ? plainData : plainRate;
      const rules = quotaRules[of as keyof typeof quotaRules];
      const quota = quotaOf(rate, { unitsPerSecond: Number(unitsPerSecond), rules });
      assert.equal(quota.validForSeconds, Number(seconds), `${of} at ${unitsPerSecond} a second`);
    }
  });

  test('of a pack sets its units aside and no money', () => {
    const rate = { ...plainData, eligibility: 'voice' };
    const packs = [packOf(5n, 100n * megabyte, rate)];
    const quota = quotaOf(rate, { purse: { counts: [], packs }, unitsPerSecond: pace(4) });
    assert.deepEqual(quota.holdPacks, [{ bucket: 5n, units: 20n * megabyte }]);
    assert.equal(quota.holdMinor, 0n);
  });

  test('says where it is slow, and a full-speed one ends where that begins', () => {
    const slow = { ...plainData, throttle: { afterBytes: 3n * megabyte, kbps: 128 } };
    const fast = quotaOf(slow, { unitsPerSecond: pace(1) });
    assert.deepEqual([fast.units, fast.kbps, fast.finalAction], [3n * megabyte, null, null]);
    const table = tableOf([slow]);
    const count = {
      rate: slow.code,
      midnightMs: firstMidnightMs,
      units: 3n * megabyte,
      amountMinor: 450n,
      rest: 0n,
      per: megabyte,
    };
    const purse = { counts: [count], packs: [] };
    const rest = quotaFor(asked(table, slow, { purse, unitsPerSecond: pace(1) }));
    assert.deepEqual([rest.units, rest.kbps], [5n * megabyte, 128]);
  });
});

suite('an edge of the day', () => {
  const late = firstMidnightMs + 24 * hourMs - 30 * secondMs;

  test('is crossed by a quota that stays affordable, with the dearer side set aside', () => {
    const night: Rate = { ...plainRate, code: 'by_night', time: 'night', priceMinor: 30n };
    const day: Rate = { ...plainRate, code: 'by_day', time: 'day' };
    const table = tableOf([night, day]);
    const atMs = firstMidnightMs + 9 * hourMs - 30 * secondMs;
    const quota = quotaFor(asked(table, day, { atMs, askedUnits: 120n }));
    assert.equal(quota.switchMs, atMs + 30 * secondMs);
    assert.deepEqual([quota.units, quota.validForSeconds, quota.holdMinor], [120n, 120, 120n]);
  });

  test('is not crossed by a quota that ends with it', () => {
    const night: Rate = { ...plainRate, code: 'by_night', time: 'night' };
    const day: Rate = { ...plainRate, code: 'by_day', time: 'day', priceMinor: 30n };
    const table = tableOf([night, day]);
    const edgeMs = firstMidnightMs + 18 * hourMs;
    const shownAt = (secondsBefore: number): unknown[] => {
      const atMs = edgeMs - secondsBefore * secondMs;
      const { validForSeconds, holdMinor } = quotaFor(asked(table, day, { atMs, askedUnits: 60n }));
      return [validForSeconds, holdMinor];
    };
    assert.deepEqual(shownAt(120), [120, 30n]);
    assert.deepEqual(shownAt(119), [120, 60n]);
  });

  test('ends a quota that is free today and unaffordable tomorrow, and it is not the last', () => {
    const capped: Rate = { ...plainRate, dailyCapMinor: 60n };
    const table = tableOf([capped]);
    const count = {
      rate: capped.code,
      midnightMs: firstMidnightMs,
      units: 600n,
      amountMinor: 60n,
      rest: 0n,
      per: 60n,
    };
    const purse = { counts: [count], packs: [] };
    const quota = quotaFor(asked(table, capped, { atMs: late, purse, moneyMinor: 0n }));
    assert.deepEqual(
      [quota.units, quota.validForSeconds, quota.finalAction, quota.holdMinor],
      [30n, 30, null, 0n],
    );
  });
});

test('shortly before midnight a quota becomes small rather than end when everybody asks', () => {
  const atMs = firstMidnightMs + 24 * hourMs - 30 * secondMs;
  const capped: Rate = { ...plainData, dailyCapMinor: 1_800n };
  const count = {
    rate: capped.code,
    midnightMs: firstMidnightMs,
    units: 20n * megabyte,
    amountMinor: 1_800n,
    rest: 0n,
    per: megabyte,
  };
  const purse = { counts: [count], packs: [] };
  const more = { atMs, purse, unitsPerSecond: pace(60) };
  const noon = quotaOf(capped, { ...more, atMs: firstMidnightMs + 12 * hourMs });
  assert.deepEqual([noon.units, noon.holdMinor], [300n * megabyte, 0n]);
  const late = quotaOf(capped, more);
  assert.ok(late.validForSeconds >= 300 && late.units < 16n * megabyte, String(late.units));
  assert.equal(late.holdMinor, 1_500n);
  assert.equal(late.finalAction, null);
});

const anyQuestion: Arbitrary<QuotaQuestion> = anyRate.chain((rate) =>
  fc
    .record({
      packs: anyPacks(rate),
      moneyMinor: fc.bigInt({ min: -50n, max: 5_000n }),
      second: fc.integer({ min: 0, max: 86_399 }),
      unitsPerSecond: fc.option(fc.double({ min: 0, max: 15, noNaN: true }), { nil: null }),
    })
    .map(({ packs, second, ...more }) =>
      asked(tableOf([rate]), rate, {
        ...more,
        atMs: firstMidnightMs + second * secondMs,
        purse: { counts: [], packs },
        rules: { ...quotaRules.voice, leastUnits: 10n, mostHoldMinor: 300n },
      }),
    ),
);

suite('every quota', () => {
  test('is covered by the money there is, and reported on before it ends', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { units, holdMinor, thresholdUnits, validForSeconds } = quotaFor(question);
        assert.ok(units >= 0n);
        assert.ok(holdMinor <= (question.moneyMinor > 0n ? question.moneyMinor : 0n));
        assert.ok(thresholdUnits === null || thresholdUnits < units || units === 0n);
        assert.ok(validForSeconds > 0);
      }),
      { numRuns: 1_000 },
    );
  });

  // More money may let a smaller one live beyond midnight, where without it all ends there.
  test('is no smaller where there is more money, on the same side of the edge of a day', () => {
    fc.assert(
      fc.property(anyQuestion, fc.bigInt({ min: 1n, max: 500n }), (question, more) => {
        const richer = { ...question, moneyMinor: question.moneyMinor + more };
        const [poorer, other] = [quotaFor(question), quotaFor(richer)];
        const outlives = ({ validForSeconds, switchMs }: Quota): boolean =>
          question.atMs + validForSeconds * secondMs > switchMs;
        fc.pre(outlives(poorer) === outlives(other));
        assert.ok(other.units >= poorer.units);
      }),
      { numRuns: 1_000 },
    );
  });

  test('that is nothing is the last', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { units, finalAction } = quotaFor(question);
        assert.ok(units > 0n || finalAction !== null);
      }),
      { numRuns: 1_000 },
    );
  });
});
