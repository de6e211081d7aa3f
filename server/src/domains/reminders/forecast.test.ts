import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs } from '#base';
import { daysLasting, recentMs } from './forecast.ts';

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

/** The same seed gives the same people: Park and Miller's generator. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

test('of seeded commuters, the middle error of the forecast is below a fifth of its days', () => {
  const errors: number[] = [];
  for (let person = 1; person <= 500; person += 1) {
    const random = seeded(person * 7_919);
    const usual = 200 + 800 * random();
    // Weekdays cost more than weekends, and no day is like another.
    const dayCost = (day: number): number => {
      const isWeekend = day % 7 >= 5;
      return usual * (isWeekend ? 0.5 : 1.2) * (0.5 + random());
    };
    let spent = 0;
    for (let day = 0; day < 7; day += 1) spent += dayCost(day);
    const balance = usual * (3 + 6 * random());
    const use = { spentMinor: BigInt(Math.round(spent)), firstAt: nowMs - 7 * dayMs };
    const said = daysLasting(BigInt(Math.round(balance)), use, nowMs) ?? 0;
    let left = balance;
    let lasted = 0;
    for (let day = 7; left > 0; day += 1) {
      const cost = dayCost(day);
      lasted += left >= cost ? 1 : left / cost;
      left -= cost;
    }
    errors.push(Math.abs(said + 0.5 - lasted) / lasted);
  }
  errors.sort((one, other) => one - other);
  const middle = errors[250] ?? 1;
  assert.ok(middle < 0.2, `the middle error is ${(100 * middle).toFixed(1)} %`);
});
