import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { minorOf, present } from '#base';
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
import { affordable, endlessUnits, type Reach } from './affordable.ts';
import { chargeWithin } from './charge.ts';
import { type Terms, termsAt } from './choose-rate.ts';
import { addToDay, newCount } from './day-count.ts';
import { type Meter, newMeter } from './meter.ts';
import { unitsIn } from './pack-units.ts';

const atMs = firstMidnightMs;

function termsOf(rate: Rate): Terms {
  return present(termsAt(tableOf([rate]), kindOf(rate), atMs), 'the terms');
}

function reachOf(rate: Rate, money: string, countedUnits: bigint, inPacks: bigint): Reach {
  const terms = termsOf(rate);
  const count = addToDay(newCount(terms.part.rate, atMs), terms.part.rate, countedUnits);
  const packs = [packOf(1n, inPacks, rate)];
  const moneyMinor = minorOf(money) ?? 0n;
  return affordable(terms, atMs, { meter: newMeter, count, packs, moneyMinor });
}

suite('how far money reaches', () => {
  test('in a call of whole minutes', () => {
    const cases = textTable<'money' | 'pack' | 'seconds'>(`
      money | pack | seconds
       0.59 | 0    | 0
       0.60 | 0    | 60
       3.20 | 0    | 300
      -5.00 | 0    | 0
      -5.00 | 90   | 60
       0.30 | 90   | 120
       0.29 | 90   | 60
    `);
    for (const { money, pack, seconds } of cases) {
      const reach = reachOf(plainRate, money, 0n, BigInt(pack));
      assert.equal(reach.units, BigInt(seconds), `${money} and ${pack}`);
      assert.equal(reach.endedBy, 'money');
    }
  });

  test('in data with a cap of the day: once money covers what is left of it, without end', () => {
    const capped: Rate = { ...plainData, dailyCapMinor: 3_800n };
    const counted = 20n * 1_048_576n;
    assert.equal(reachOf(capped, '7.99', counted, 0n).endedBy, 'money');
    assert.deepEqual(reachOf(capped, '8.00', counted, 0n), {
      units: endlessUnits - (endlessUnits % 1_024n),
      endedBy: null,
      fullSpeedUnits: endlessUnits - (endlessUnits % 1_024n),
    });
  });

  test('through fair use and on, slowly, where the rate only slows down', () => {
    const slow: Rate = {
      ...plainData,
      eligibility: 'voice',
      priceMinor: 0n,
      throttle: { afterBytes: 10_240n, kbps: 128 },
    };
    const { units, endedBy, fullSpeedUnits } = reachOf(slow, '0', 4_096n, 2_048n);
    assert.deepEqual([units > 10n ** 15n, endedBy, fullSpeedUnits], [true, null, 8_192n]);
    assert.equal(reachOf(slow, '0', 10_240n, 2_048n).fullSpeedUnits, 2_048n);
  });

  test('to the end of fair use where the rate then closes, however much money there is', () => {
    const closing: Rate = { ...plainData, throttle: { afterBytes: 10_240n, kbps: null } };
    const open = { units: 6_144n, endedBy: 'fair_use', fullSpeedUnits: 6_144n };
    assert.deepEqual(reachOf(closing, '100', 4_096n, 0n), open);
    const over = { units: 0n, endedBy: 'fair_use', fullSpeedUnits: 0n };
    assert.deepEqual(reachOf(closing, '100', 10_240n, 0n), over);
    assert.equal(reachOf(closing, '0.00', 4_096n, 0n).endedBy, 'money');
    // Where both end at one byte, it is money that is told.
    const both: Rate = { ...plainData, throttle: { afterBytes: 6_990n, kbps: null } };
    assert.deepEqual(reachOf(both, '0.00', 0n, 0n), { ...open, endedBy: 'money' });
    const single = { ...plainData, firstUnits: 1, thenUnits: 1 };
    const oneMore: Rate = { ...single, throttle: { afterBytes: 1n, kbps: null } };
    assert.equal(reachOf(oneMore, '100', 0n, 0n).units, 1n);
  });

  test('nowhere, if it does not pay the connect fee, whatever lies in packs', () => {
    const connected: Rate = { ...plainRate, connectMinor: 50n };
    const nothing = { units: 0n, endedBy: 'money', fullSpeedUnits: 0n };
    assert.deepEqual(reachOf(connected, '0.49', 0n, 600n), nothing);
    assert.equal(reachOf(connected, '0.50', 0n, 600n).units, 600n);
  });
});

test('what money and packs reach costs no more than there is, and one unit more would', () => {
  const anyLine = anyRate.chain((rate) =>
    fc.record({
      rate: fc.constant(rate),
      packs: anyPacks(rate),
      countedUnits: fc.bigInt({ min: 0n, max: 5_000n }),
      usedUnits: fc.bigInt({ min: 0n, max: 500n }),
      moneyMinor: fc.bigInt({ min: -50n, max: 3_000n }),
    }),
  );
  fc.assert(
    fc.property(anyLine, ({ rate, packs, countedUnits, usedUnits, moneyMinor }) => {
      const terms = termsOf(rate);
      const { rate: ready } = terms.part;
      const count = addToDay(newCount(ready, atMs), ready, countedUnits);
      const begun = chargeWithin(terms, atMs, usedUnits, newMeter, count, []);
      const meter: Meter = { usedUnits, countedUnits: begun.countedUnits };
      const { units, endedBy } = affordable(terms, atMs, { meter, count, packs, moneyMinor });
      const costOf = (used: bigint): bigint =>
        chargeWithin(terms, atMs, used, meter, count, packs).amountMinor;
      const least = moneyMinor > 0n ? moneyMinor : 0n;
      assert.ok(costOf(units) <= least);
      if (endedBy === 'money') assert.ok(costOf(units + 1n) > least);
      if (endedBy === 'fair_use') {
        const { packs: shares, moneyUnits } = chargeWithin(
          terms,
          atMs,
          units + 1n,
          meter,
          count,
          packs,
        );
        const drawn = shares.reduce((sum, share) => sum + share.units, 0n);
        const held = unitsIn(packs, terms.part.spending, atMs);
        assert.equal(drawn, held);
        assert.ok(count.units + moneyUnits > (rate.throttle?.afterBytes ?? 0n));
      }
    }),
    { numRuns: 1_000 },
  );
});
