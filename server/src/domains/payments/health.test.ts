import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textTable } from '#test/text-table';
import { healthBy } from './health.ts';

test('a method is failing while most askings stay unanswered, and never by a few', () => {
  const rules = { leastUnanswered: 3, failingPercent: 50 };
  const cases = textTable<'answered' | 'unanswered' | 'health'>(`
    answered | unanswered | health
    0        | 0          | good
    0        | 2          | good
    0        | 3          | failing
    3        | 3          | failing
    4        | 3          | good
    100      | 99         | good
    100      | 100        | failing
  `);
  for (const { answered, unanswered, health } of cases) {
    const outcomes = { answered: Number(answered), unanswered: Number(unanswered) };
    assert.equal(healthBy(outcomes, rules), health, `${answered} and ${unanswered}`);
  }
});
