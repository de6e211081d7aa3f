import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textTable } from '#test/text-table';
import { type Health, type HealthRules, healthBy } from './health.ts';

const rules: HealthRules = { leastUnanswered: 3, failingPercent: 50, goodAgainPercent: 25 };

test('a method is failing while most askings stay unanswered, and never by a few', () => {
  const cases = textTable<'was' | 'answered' | 'unanswered' | 'health'>(`
    was     | answered | unanswered | health
    good    | 0        | 0          | good
    good    | 0        | 2          | good
    good    | 0        | 3          | failing
    good    | 3        | 3          | failing
    good    | 4        | 3          | good
    good    | 100      | 99         | good
    good    | 100      | 100        | failing
    failing | 1        | 3          | failing
    failing | 4        | 3          | failing
    failing | 9        | 3          | failing
    failing | 10       | 3          | good
    failing | 0        | 1          | failing
    failing | 1        | 0          | good
  `);
  for (const { was, answered, unanswered, health } of cases) {
    const outcomes = {
      answered: Number(answered),
      unanswered: Number(unanswered),
      wasFailing: was === 'failing',
    };
    assert.equal(healthBy(outcomes, rules), health, `${was}, ${answered} and ${unanswered}`);
  }
});

test('one that answers every other asking fails once, and is not good again in between', () => {
  const seen: Health[] = [];
  let wasFailing = false;
  for (let asked = 1; asked <= 40; asked += 1) {
    const answered = Math.floor(asked / 2);
    const health = healthBy({ answered, unanswered: asked - answered, wasFailing }, rules);
    wasFailing = health === 'failing';
    if (health !== seen.at(-1)) seen.push(health);
  }
  assert.deepEqual(seen, ['good', 'failing']);
});

test('a bound for coming back that is above the one for failing counts as that one', () => {
  const odd = { ...rules, goodAgainPercent: 90 };
  const outcomes = { answered: 3, unanswered: 3, wasFailing: true };
  assert.equal(healthBy(outcomes, odd), 'failing');
  assert.equal(healthBy({ ...outcomes, answered: 4 }, odd), 'good');
});
