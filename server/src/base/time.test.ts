import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayMs, hongKongDay, hongKongMidnight, startOfDay } from './time.ts';

test('midnight in Hong Kong is sixteen hundred hours of the day before in UTC', () => {
  const midnight = Date.parse('2026-06-29T16:00:00Z');
  assert.equal(hongKongMidnight(midnight - 1), midnight - dayMs);
  assert.equal(hongKongMidnight(midnight), midnight);
  assert.equal(hongKongMidnight(midnight + dayMs - 1), midnight);
});

test('an instant lies in the day that its midnight begins, also before 1970', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 41), max: 2 ** 41 }), (atMs) => {
      assert.equal(hongKongMidnight(atMs), startOfDay(hongKongDay(atMs)));
    }),
  );
});
