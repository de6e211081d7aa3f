import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs } from '#base';
import { daysLasting, type RecentUse, recentMs, usualDay } from './forecast.ts';

const nowMs = Date.parse('2026-11-23T04:00:00Z');

test('a balance lasts for what is left at the recent use, in whole days', () => {
  const week = { spentMinor: 7_000n, firstAt: nowMs - recentMs };
  assert.equal(daysLasting(2_500n, week, nowMs), 2);
  assert.equal(daysLasting(999n, week, nowMs), 0);
  assert.equal(daysLasting(2_500n, { spentMinor: 0n, firstAt: null }, nowMs), null);
});

test('what is younger than a day counts as a day', () => {
  const young = { spentMinor: 1_000n, firstAt: nowMs - hourMs };
  assert.equal(daysLasting(2_500n, young, nowMs), 2);
});

test('a usual day is one of those before today, and needs three of them', () => {
  const midnight = nowMs - 12 * hourMs;
  const old = midnight - 30 * dayMs;
  const use = { spentMinor: 5_000n, firstAt: midnight - 4 * dayMs };
  assert.equal(usualDay(use, 1_000n, midnight, old), 1_000n);
  assert.equal(usualDay({ ...use, firstAt: midnight - 2 * dayMs }, 1_000n, midnight, old), null);
  assert.equal(usualDay({ spentMinor: 900n, firstAt: nowMs }, 900n, midnight, old), 0n);
  assert.equal(usualDay({ spentMinor: 900n, firstAt: nowMs }, 900n, midnight, nowMs), null);
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
};

/** Says for how many days a balance lasts, from what each of the days before has cost. */
type Method = (balance: number, days: readonly number[]) => number | null;

const ours: Method = (balance, days) => {
  const first = days.findIndex((cost) => cost > 0);
  const spent = days.reduce((sum, cost) => sum + cost, 0);
  const firstAt = first < 0 ? null : nowMs - (days.length - first) * dayMs;
  const use: RecentUse = { spentMinor: BigInt(Math.round(spent)), firstAt };
  return daysLasting(BigInt(Math.round(balance)), use, nowMs);
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
    const days = Array.from({ length: 7 }, (_, day) => cost(begins + day));
    const balance = usual * (3 + 6 * random());
    let left = balance;
    let lasted = 0;
    for (let day = begins + 7; left > 0 && lasted < most; day += 1) {
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

/** What the README says. */
const bounds: Readonly<Record<string, number>> = {
  commuter: 0.13,
  visitor: 0.24,
  seldom: 0.52,
  growing: 0.26,
};

/** Where each day costs more than the one before, the last day knows more than the week. */
const lastDayIsBetter: ReadonlySet<string> = new Set(['growing']);

for (const kind of Object.keys(people)) {
  test(`of seeded people of the kind "${kind}" the error of the forecast is as we say`, (t) => {
    const own = errorsOf(ours, kind);
    const naive = errorsOf(lastDay, kind);
    t.diagnostic(
      `half below ${percent(own.middle)}, nine of ten below ${percent(own.nineOfTen)}; ` +
        `by the last day ${percent(naive.middle)} and ${percent(naive.nineOfTen)}`,
    );
    assert.ok(own.middle <= (bounds[kind] ?? 0), percent(own.middle));
    const isBetter = own.middle < naive.middle;
    assert.equal(isBetter, !lastDayIsBetter.has(kind), `by the last day ${percent(naive.middle)}`);
  });
}
