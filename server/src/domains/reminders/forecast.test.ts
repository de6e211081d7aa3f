import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs } from '#base';
import type { RecentUse } from '#charging';
import { daysLasting, usualDay } from './forecast.ts';

const nowMs = Date.parse('2026-11-23T04:00:00Z');

/** The last 24 hours first. */
function used(firstAt: number, ...spentMinor: bigint[]): RecentUse {
  return { spentMinor, firstAt };
}

const week = (cost: bigint) => Array.from({ length: 7 }, () => cost);

test('a balance lasts for what is left at the recent use, in whole days', () => {
  const spent = used(nowMs - 7 * dayMs, 0n, 7_000n);
  assert.equal(daysLasting(2_500n, spent, nowMs), 2);
  assert.equal(daysLasting(999n, spent, nowMs), 0);
  assert.equal(daysLasting(2_500n, { spentMinor: [0n], firstAt: null }, nowMs), null);
});

test('what is younger than a day counts as a day', () => {
  assert.equal(daysLasting(2_500n, used(nowMs - hourMs, 1_000n), nowMs), 2);
});

test('of two weeks each weekday costs as it did, and a trend that all days share goes on', () => {
  const since = nowMs - 14 * dayMs + hourMs;
  const weekend = [0n, 0n, 0n, 0n, 0n, 700n, 700n];
  const twice = used(since, ...weekend, ...weekend);
  // Seven days ago is tomorrow's weekday.
  assert.equal(daysLasting(1_399n, twice, nowMs), 1);
  assert.equal(daysLasting(1_400n, twice, nowMs), 7);
  assert.equal(daysLasting(1_000n, used(since, ...week(100n), ...week(100n)), nowMs), 10);
  assert.equal(daysLasting(1_000n, used(since, ...week(100n), ...week(80n)), nowMs), 7);
  assert.equal(daysLasting(1_000n, used(since, ...week(100n), ...week(10n)), nowMs), 5);
  assert.equal(daysLasting(1_000n, used(since, ...week(80n), ...week(160n)), nowMs), 999);
  // One dear day is chance and no trend.
  const dear = [700n, 0n, 0n, 0n, 0n, 0n, 0n];
  assert.equal(daysLasting(1_000n, used(since, ...dear, ...week(50n)), nowMs), 13);
});

test('a usual day is one of those before today, and needs three of them', () => {
  const midnight = nowMs - 12 * hourMs;
  const old = midnight - 30 * dayMs;
  const use = used(midnight - 4 * dayMs, 1_000n, 4_000n);
  assert.equal(usualDay(use, 1_000n, midnight, old), 1_000n);
  assert.equal(usualDay({ ...use, firstAt: midnight - 2 * dayMs }, 1_000n, midnight, old), null);
  assert.equal(usualDay(used(nowMs, 900n), 900n, midnight, old), 0n);
  assert.equal(usualDay(used(nowMs, 900n), 900n, midnight, nowMs), null);
});

/** The same seed gives the same people: Park and Miller's generator. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

type DayCost = (day: number) => number;

/** Ways to use a phone, each by what its days cost; day 0 is a Monday. */
const people: Readonly<Record<string, (random: () => number, usual: number) => DayCost>> = {
  // Weekdays cost more than weekends, and no day is like another.
  commuter: (random, usual) => (day) => usual * (day % 7 >= 5 ? 0.5 : 1.2) * (0.5 + random()),
  // Visits the other side at the weekend, where everything costs more.
  visitor: (random, usual) => (day) => usual * (day % 7 >= 5 ? 2.5 : 0.4) * (0.5 + random()),
  // Two days of three cost nothing.
  seldom: (random, usual) => () => (random() < 1 / 3 ? 3 * usual * (0.5 + random()) : 0),
  // Each day costs a little more than the one before.
  growing: (random, usual) => (day) => usual * 1.04 ** day * (0.7 + 0.6 * random()),
  // A little less than the one before.
  falling: (random, usual) => (day) => usual * 0.96 ** day * (0.7 + 0.6 * random()),
};

const historyDays = 14;

/** Says for how many days a balance lasts, from what each of the days before has cost. */
type Method = (balance: number, days: readonly number[]) => number | null;

const ours: Method = (balance, days) => {
  const first = days.findIndex((cost) => cost > 0);
  const firstAt = first < 0 ? null : nowMs - (days.length - first) * dayMs;
  const spentMinor = days.map((cost) => BigInt(Math.round(cost))).toReversed();
  return daysLasting(BigInt(Math.round(balance)), { spentMinor, firstAt }, nowMs);
};

/** As if every day were like the mean of the last week. */
const meanOfWeek: Method = (balance, days) => {
  const spent = days.slice(-7).reduce((sum, cost) => sum + cost, 0);
  return spent > 0 ? Math.floor((7 * balance) / spent) : null;
};

/** As if every day were like the last. */
const lastDay: Method = (balance, days) => {
  const cost = days.at(-1) ?? 0;
  return cost > 0 ? Math.floor(balance / cost) : null;
};

interface Errors {
  /** Of half of the people it is below this part of what it lasted. */
  readonly middle: number;
  /** The same for nine of ten. */
  readonly nineOfTen: number;
}

const most = 99;

function errorsOf(method: Method, kind: keyof typeof people): Errors {
  const errors: number[] = [];
  for (let person = 1; person <= 500; person += 1) {
    const random = seeded(person * 7_919);
    const usual = 200 + 800 * random();
    const begins = Math.floor(7 * random());
    const cost = people[kind]?.(random, usual) ?? (() => usual);
    const days = Array.from({ length: historyDays }, (_, day) => cost(begins + day));
    const week = days.slice(-7).reduce((sum, day) => sum + day, 0);
    const balance = Math.max(week / 7, usual / 2) * (3 + 6 * random());
    let left = balance;
    let lasted = 0;
    for (let day = begins + historyDays; left > 0 && lasted < most; day += 1) {
      const today = cost(day);
      lasted += left >= today ? 1 : left / today;
      left -= today;
    }
    const said = method(balance, days);
    // Rounded down on average half a day is lost; who says nothing is wrong by all of it.
    errors.push(said === null ? 1 : Math.abs(said + 0.5 - lasted) / lasted);
  }
  errors.sort((one, other) => one - other);
  return { middle: errors[250] ?? 1, nineOfTen: errors[450] ?? 1 };
}

const percent = (part: number): string => `${(100 * part).toFixed(0)} %`;

/** What the README says of half of the people. */
const bounds: Readonly<Record<string, number>> = {
  commuter: 0.13,
  visitor: 0.14,
  seldom: 0.54,
  growing: 0.15,
  falling: 0.19,
};

for (const kind of Object.keys(people)) {
  test(`of seeded people of the kind "${kind}" the error of the forecast is as we say`, (t) => {
    const [own, mean, naive] = [ours, meanOfWeek, lastDay].map((method) => errorsOf(method, kind));
    assert.ok(own && mean && naive);
    t.diagnostic(
      `half below ${percent(own.middle)}, nine of ten below ${percent(own.nineOfTen)}; ` +
        `by the mean of the week ${percent(mean.middle)} and ${percent(mean.nineOfTen)}; ` +
        `by the last day ${percent(naive.middle)} and ${percent(naive.nineOfTen)}`,
    );
    assert.ok(own.middle <= (bounds[kind] ?? 0), percent(own.middle));
    assert.ok(own.middle < naive.middle, `by the last day ${percent(naive.middle)}`);
    // What is better for some is hardly worse for any.
    assert.ok(own.middle <= mean.middle + 0.01, `by the mean ${percent(mean.middle)}`);
  });
}

test('three whole days before today are enough to have a usual day, and no less', () => {
  const midnight = Date.parse('2026-11-22T16:00:00Z');
  const usual = (firstAt: number): bigint | null =>
    usualDay({ spentMinor: [500n, 300n, 300n, 300n], firstAt }, 500n, midnight, firstAt);
  assert.equal(usual(midnight - 3 * dayMs), 300n);
  assert.equal(usual(midnight - 3 * dayMs + 1), null);
});
