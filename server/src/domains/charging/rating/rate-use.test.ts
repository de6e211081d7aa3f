import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc, { type Arbitrary } from 'fast-check';
import { dayMs, hourMs, type InstantMs, minuteMs, secondMs } from '#base';
import type { Rate } from '#catalog';
import {
  anyPacks,
  anyRate,
  callInMainland,
  firstMidnightMs,
  kindOf,
  packOf,
  plainData,
  plainRate,
  tableOf,
} from '#test/rating';
import { textTable } from '#test/text-table';
import { tableGoingOn } from './choose-rate.ts';
import { type DayCount, newCount } from './day-count.ts';
import { newMeter } from './meter.ts';
import type { RateTable } from './rate-table.ts';
import { type Purse, type Rated, type RunningUse, rateUse, type Stretch } from './rate-use.ts';

const noPurse: Purse = { counts: [], packs: [] };

function begin(rate: Rate, table: RateTable): RunningUse {
  return { kind: kindOf(rate), table, meter: newMeter };
}

/** A call that begins at a time of the first day. */
function call(at: string, seconds: number): Stretch {
  const [hours = 0, minutes = 0, rest = 0] = at.split(':').map(Number);
  const fromMs = firstMidnightMs + hours * hourMs + minutes * minuteMs + rest * secondMs;
  return { fromMs, untilMs: fromMs + seconds * secondMs, units: BigInt(seconds) };
}

function shownOf({ charges }: Rated): string[] {
  return charges.map(
    ({ terms, usedUnits, countedUnits, amountMinor }) =>
      `v${terms.version} ${terms.part.rate.code} ${usedUnits}/${countedUnits} ${amountMinor}`,
  );
}

suite('the clock', () => {
  const day: Rate = { ...plainRate, code: 'by_day', time: 'day' };
  const night: Rate = { ...plainRate, code: 'by_night', time: 'night', priceMinor: 30n };
  const table = tableOf([day, night]);

  test('a block costs what it cost when it began, and the next one its own price', () => {
    const rated = rateUse([table], begin(day, table), call('17:59:30', 90), noPurse);
    assert.deepEqual(shownOf(rated), ['v1 by_day 30/60 60', 'v1 by_night 60/60 30']);
    const short = rateUse([table], begin(day, table), call('17:59:30', 60), noPurse);
    assert.deepEqual(shownOf(short), ['v1 by_day 30/60 60', 'v1 by_night 30/0 0']);
  });

  test('a call over midnight in Hong Kong is counted in the days that it lies in', () => {
    const rated = rateUse([table], begin(day, table), call('23:58:00', 300), noPurse);
    assert.deepEqual(shownOf(rated), ['v1 by_night 120/120 60', 'v1 by_night 180/180 90']);
    assert.deepEqual(
      rated.purse.counts.map(({ midnightMs, units }) => [midnightMs - firstMidnightMs, units]),
      [
        [0, 120n],
        [dayMs, 180n],
      ],
    );
  });

  test('a cap begins anew at midnight in Hong Kong', () => {
    const capped = { ...plainData, dailyCapMinor: 500n };
    const own = tableOf([capped]);
    const fromMs = firstMidnightMs + 23 * hourMs;
    const stretch = { fromMs, untilMs: fromMs + 2 * hourMs, units: 20n * 1_048_576n };
    const rated = rateUse([own], begin(capped, own), stretch, noPurse);
    assert.deepEqual(shownOf(rated), [
      'v1 plain_data 10485760/10485760 500',
      'v1 plain_data 10485760/10485760 500',
    ]);
  });

  test('a use keeps the version it began with until the clock changes the price', () => {
    const dearer = { ...plainRate, priceMinor: 90n };
    const noonMs = firstMidnightMs + 12 * hourMs;
    const first = tableOf([plainRate]);
    const second = tableOf([dearer], { number: 2, validFrom: noonMs });
    const tables = [first, second];
    const running = rateUse(tables, begin(plainRate, first), call('11:59:00', 120), noPurse);
    assert.deepEqual(shownOf(running), ['v1 plain 120/120 120']);
    const late = rateUse(tables, begin(plainRate, first), call('23:59:00', 120), noPurse);
    assert.deepEqual(shownOf(late), ['v1 plain 60/60 60', 'v2 plain 60/60 90']);
    assert.equal(late.use.table, second);
  });

  test('a use that goes on has the version that the clock has brought it since', () => {
    const versions = [0, 12, 24, 36].map((hour, at) =>
      tableOf([plainRate], { number: at + 1, validFrom: firstMidnightMs + hour * hourMs }),
    );
    const cases = textTable<'has' | 'since' | 'at' | 'goesOn'>(`
      has | since | at | goesOn
      1   | 6     | 8  | 1
      1   | 6     | 20 | 1
      1   | 6     | 24 | 3
      1   | 6     | 30 | 3
      1   | 24    | 30 | 3
      1   | 25    | 40 | 1
      2   | 12    | 23 | 2
      2   | 6     | 23 | 2
      3   | 24    | 40 | 3
      3   | 25    | 23 | 2
      4   | 37    | 6  | 1
    `);
    for (const { has, since, at, goesOn } of cases) {
      const [own] = versions.slice(Number(has) - 1);
      const [sinceMs, atMs] = [since, at].map((hour) => firstMidnightMs + Number(hour) * hourMs);
      const next = own && tableGoingOn(versions, own, callInMainland, sinceMs ?? 0, atMs ?? 0);
      assert.equal(next?.number, Number(goesOn), `${has} from ${since} to ${at}`);
    }
  });

  test('takes a new version at the hour at which a price changes', () => {
    const rates: Rate[] = ['day', 'night'].map((time) => ({ ...plainRate, code: time, time }));
    const versions = [0, 8].map((hour, at) =>
      tableOf(rates, { number: at + 1, validFrom: firstMidnightMs + hour * hourMs }),
    );
    const [old, young] = versions as [RateTable, RateTable];
    const goesOn = (sinceHour: number, atHour: number) => {
      const [since, at] = [sinceHour, atHour].map((hour) => firstMidnightMs + hour * hourMs);
      return tableGoingOn(versions, old, callInMainland, since ?? 0, at ?? 0);
    };
    assert.equal(goesOn(7, 8.5), old);
    assert.equal(goesOn(8.5, 9.5), young);
    assert.equal(goesOn(9.5, 10), old);
    const [since, at] = [8.5, 9.5].map((hour) => firstMidnightMs + hour * hourMs);
    assert.equal(tableGoingOn([young], old, callInMainland, since ?? 0, at ?? 0), young);
  });

  test('a use whose service is sold no more goes on at the price it began with', () => {
    const first = tableOf([plainRate]);
    const second = tableOf([plainData], { number: 2, validFrom: 1 });
    const rated = rateUse([first, second], begin(plainRate, first), call('23:59:00', 120), noPurse);
    assert.deepEqual(shownOf(rated), ['v1 plain 60/60 60', 'v1 plain 60/60 60']);
  });
});

function paid({ charges }: Rated): string[] {
  return charges.map(({ packs, moneyUnits, amountMinor }) => {
    const shares = packs.map(({ bucket, units }) => `${bucket}:${units}`).join(' ');
    return `${shares} ${moneyUnits} for ${amountMinor}`;
  });
}

suite('what pays', () => {
  const table = tableOf([plainRate]);
  test('packs pay first and in their order, money what they do not reach', () => {
    const packs = [packOf(7n, 60n, plainRate), packOf(3n, 45n, plainRate)];
    const rated = rateUse([table], begin(plainRate, table), call('10:00', 130), {
      counts: [],
      packs,
    });
    assert.deepEqual(paid(rated), ['7:60 3:45 75 for 75']);
    assert.deepEqual(
      rated.purse.packs.map(({ available }) => available),
      [0n, 0n],
    );
  });

  test('what packs pay for alone is no part of the counts of a day', () => {
    const purse: Purse = { counts: [], packs: [packOf(1n, 600n, plainRate)] };
    const rated = rateUse([table], begin(plainRate, table), call('10:00', 120), purse);
    assert.deepEqual([paid(rated), rated.purse.counts], [['1:120 0 for 0'], []]);
  });

  test('a pack of another class, zone or unit, or past its end, pays nothing', () => {
    const good = packOf(1n, 600n, plainRate);
    const packs = [
      { ...good, eligibility: 'data' },
      { ...good, zones: 1 },
      { ...good, unit: 'BYTE' as const },
      { ...good, expiresAt: firstMidnightMs - 1 },
    ];
    const rated = rateUse([table], begin(plainRate, table), call('10:00', 60), {
      counts: [],
      packs,
    });
    assert.deepEqual(paid(rated), [' 60 for 60']);
  });

  test('a pack that blocks lets its equals pay, and none of a later priority', () => {
    const blocking = { ...packOf(1n, 10n, plainRate), blocks: true };
    const packs = [
      blocking,
      packOf(2n, 20n, plainRate),
      { ...packOf(3n, 40n, plainRate), priority: 101 },
    ];
    const rated = rateUse([table], begin(plainRate, table), call('10:00', 60), {
      counts: [],
      packs,
    });
    assert.deepEqual(paid(rated), ['1:10 2:20 30 for 30']);
    const elsewhere = packs.map((pack) => (pack === blocking ? { ...pack, zones: 1 } : pack));
    const abroad = rateUse([table], begin(plainRate, table), call('10:00', 60), {
      counts: [],
      packs: elsewhere,
    });
    assert.deepEqual(paid(abroad), ['2:20 3:40  for 0'.replace('  ', ' 0 ')]);
  });

  test('after the cap a pack is left alone until fair use is over, and then pays again', () => {
    const rate: Rate = {
      ...plainData,
      eligibility: 'voice',
      dailyCapMinor: 100n,
      throttle: { afterBytes: 10_240n, kbps: 128 },
    };
    const count: DayCount = {
      ...newCount(
        { ...rate, unit: 'BYTE', per: 1_048_576n, firstUnits: 1n, thenUnits: 1n, timeName: null },
        firstMidnightMs,
      ),
      units: 5_120n,
      amountMinor: 100n,
    };
    const stretch = { fromMs: firstMidnightMs, untilMs: firstMidnightMs, units: 10_240n };
    const paidWith = (pack: bigint, { throttle }: Pick<Rate, 'throttle'> = rate): string[] => {
      const capped = { ...rate, throttle };
      const table = tableOf([capped]);
      const purse = { counts: [count], packs: [packOf(9n, pack, rate)] };
      return paid(rateUse([table], begin(capped, table), stretch, purse));
    };
    assert.deepEqual(paidWith(4_096n), ['9:4096 6144 for 0']);
    // A pack that holds more pays for no more than what would be slow.
    assert.deepEqual(paidWith(20_480n), ['9:5120 5120 for 0']);
    assert.deepEqual(paidWith(20_480n, { throttle: null }), [' 10240 for 0']);
  });

  test('a connect fee is due once, when the first block begins', () => {
    const rate = { ...plainRate, connectMinor: 25n };
    const own = tableOf([rate]);
    const first = rateUse([own], begin(rate, own), call('10:00', 30), noPurse);
    assert.equal(first.amountMinor, 85n);
    const next = rateUse([own], first.use, call('10:00:30', 60), first.purse);
    assert.equal(next.amountMinor, 60n);
    // Also a fee of a cent, and of a use of one unit.
    const second = { ...plainRate, connectMinor: 1n, firstUnits: 1, thenUnits: 1 };
    const seconds = tableOf([second]);
    assert.equal(
      rateUse([seconds], begin(second, seconds), call('10:00', 1), noPurse).amountMinor,
      2n,
    );
  });
});

/** Some use at some rate, with packs, told in parts. */
interface Told {
  readonly rate: Rate;
  readonly table: RateTable;
  readonly purse: Purse;
  readonly stretch: Stretch;
  readonly cuts: readonly number[];
}

const anyTold: Arbitrary<Told> = anyRate.chain((rate) =>
  fc
    .record({
      packs: anyPacks(rate),
      nightMinor: fc.option(fc.bigInt({ min: 0n, max: 40n }), { nil: null }),
      startSecond: fc.integer({ min: 0, max: 86_399 }),
      seconds: fc.integer({ min: 1, max: 100_000 }),
      perSecond: rate.service === 'data' ? fc.bigInt({ min: 1n, max: 5n }) : fc.constant(1n),
      cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
    })
    .map(({ packs, nightMinor, startSecond, seconds, perSecond, cuts }) => {
      const fromMs = firstMidnightMs + startSecond * secondMs;
      const untilMs = fromMs + seconds * secondMs;
      const stretch = { fromMs, untilMs, units: perSecond * BigInt(seconds) };
      const inSeconds = cuts.map((cut) => Math.floor(cut * seconds));
      const table = tableOf(nightMinor === null ? [rate] : byDayAndNight(rate, nightMinor));
      return { rate, table, purse: { counts: [], packs }, stretch, cuts: inSeconds };
    }),
);

function byDayAndNight(rate: Rate, priceMinor: bigint): Rate[] {
  return [
    { ...rate, time: 'day' },
    { ...rate, code: 'any_night', time: 'night', priceMinor },
  ];
}

function partsOf({ fromMs, untilMs, units }: Stretch, cuts: readonly number[]): Stretch[] {
  const perSecond = units / BigInt((untilMs - fromMs) / secondMs);
  const edges = [...cuts].sort((one, other) => one - other).map((cut) => fromMs + cut * secondMs);
  const ends: InstantMs[] = [...edges, untilMs];
  return ends.map((endMs, index) => {
    const startMs = index === 0 ? fromMs : (ends[index - 1] ?? fromMs);
    const seconds = BigInt((endMs - startMs) / secondMs);
    return { fromMs: startMs, untilMs: endMs, units: perSecond * seconds };
  });
}

function inParts(tables: readonly RateTable[], begun: RunningUse, told: Told): Rated {
  let rated: Rated = { charges: [], amountMinor: 0n, use: begun, purse: told.purse };
  for (const part of partsOf(told.stretch, told.cuts)) {
    const next = rateUse(tables, rated.use, part, rated.purse);
    const charges = [...rated.charges, ...next.charges];
    rated = { ...next, charges, amountMinor: rated.amountMinor + next.amountMinor };
  }
  return rated;
}

suite('for every rate', () => {
  test('a use costs the same in one report and in any parts', () => {
    fc.assert(
      fc.property(anyTold, (told) => {
        const whole = rateUse([told.table], begin(told.rate, told.table), told.stretch, told.purse);
        const parts = inParts([told.table], begin(told.rate, told.table), told);
        assert.equal(parts.amountMinor, whole.amountMinor);
        assert.deepEqual(parts.purse, whole.purse);
        assert.deepEqual(parts.use.meter, whole.use.meter);
      }),
      { numRuns: 500 },
    );
  });

  test('no charge is negative, none passes the cap, none exceeds the exact price', () => {
    fc.assert(
      fc.property(anyTold, (told) => {
        const { charges } = inParts([told.table], begin(told.rate, told.table), told);
        for (const { amountMinor, before, after, moneyUnits, connectMinor, terms } of charges) {
          const { priceMinor, per, dailyCapMinor } = terms.part.rate;
          assert.ok(amountMinor >= 0n);
          assert.ok(dailyCapMinor === null || after.amountMinor <= dailyCapMinor);
          const exact = before.rest + moneyUnits * priceMinor + connectMinor * per;
          const waived = exact - amountMinor * per - after.rest;
          assert.ok(waived === 0n || (waived > 0n && after.amountMinor === dailyCapMinor));
          assert.ok(after.rest >= 0n && after.rest < per);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('longer never costs less', () => {
    fc.assert(
      fc.property(anyTold, fc.integer({ min: 1, max: 500 }), (told, more) => {
        const { fromMs, untilMs, units } = told.stretch;
        const perSecond = units / BigInt((untilMs - fromMs) / secondMs);
        const longer: Stretch = {
          fromMs,
          untilMs: untilMs + more * secondMs,
          units: units + perSecond * BigInt(more),
        };
        const use = begin(told.rate, told.table);
        const short = rateUse([told.table], use, told.stretch, told.purse);
        assert.ok(rateUse([told.table], use, longer, told.purse).amountMinor >= short.amountMinor);
      }),
      { numRuns: 300 },
    );
  });
});

suite('several uses of one line at once', () => {
  test('cost the same in whatever order they are told, at one rate, packs included', () => {
    const sizes = fc.array(fc.bigInt({ min: 1n, max: 900n }), { minLength: 2, maxLength: 6 });
    const anyLine = anyRate.chain((rate) =>
      fc.record({ rate: fc.constant(rate), packs: anyPacks(rate), sizes }),
    );
    fc.assert(
      fc.property(anyLine, fc.infiniteStream(fc.nat()), ({ rate, packs, sizes: units }, dice) => {
        const table = tableOf([rate]);
        const costOf = (ordered: readonly bigint[]): bigint => {
          let purse: Purse = { counts: [], packs };
          let cost = 0n;
          for (const one of ordered) {
            const stretch = { fromMs: firstMidnightMs, untilMs: firstMidnightMs, units: one };
            const rated = rateUse([table], begin(rate, table), stretch, purse);
            purse = rated.purse;
            cost += rated.amountMinor;
          }
          return cost;
        };
        const shuffled = units
          .map((one) => [one, dice.next().value as number] as const)
          .sort(([, one], [, other]) => one - other)
          .map(([one]) => one);
        assert.equal(costOf(shuffled), costOf(units));
      }),
      { numRuns: 300 },
    );
  });

  test('differ at most by what the shared pack is worth more at the dearer rate', () => {
    const sizes = fc.array(fc.tuple(fc.boolean(), fc.bigInt({ min: 1n, max: 900n })), {
      minLength: 2,
      maxLength: 6,
    });
    const cheap: Rate = { ...plainRate, code: 'cheap', to: ['HK'], priceMinor: 7n, per: 60 };
    const dear: Rate = { ...plainRate, code: 'dear', to: ['CN'], priceMinor: 45n, per: 60 };
    const table = tableOf([cheap, dear]);
    const costOf = (uses: readonly (readonly [boolean, bigint])[], available: bigint): bigint => {
      let purse: Purse = { counts: [], packs: [packOf(1n, available, plainRate)] };
      let cost = 0n;
      for (const [isDear, units] of uses) {
        const kind = { ...callInMainland, to: isDear ? ('CN' as const) : ('HK' as const) };
        const stretch = { fromMs: firstMidnightMs, untilMs: firstMidnightMs, units };
        const rated = rateUse([table], { kind, table, meter: newMeter }, stretch, purse);
        purse = rated.purse;
        cost += rated.amountMinor;
      }
      return cost;
    };
    fc.assert(
      fc.property(sizes, fc.bigInt({ min: 0n, max: 1_500n }), (uses, available) => {
        const difference = costOf(uses, available) - costOf([...uses].reverse(), available);
        const bound = (available * (dear.priceMinor - cheap.priceMinor)) / 60n + 2n;
        assert.ok(difference <= bound && -difference <= bound);
      }),
      { numRuns: 300 },
    );
  });
});
