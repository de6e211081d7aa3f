import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  dayMs,
  fromHongKongWallClock,
  fromIsoTime,
  fromUnixSeconds,
  hongKongDay,
  hongKongMidnight,
  hongKongWallClock,
  isDay,
  isoTime,
  startOfDay,
} from './time.ts';

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

test('an instant comes back from each way in which others write it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 32_503_600_000 }), (second) => {
      const atMs = second * 1_000;
      assert.equal(fromIsoTime(isoTime(atMs)), atMs);
      assert.equal(fromIsoTime(`${hongKongWallClock(atMs).replace(' ', 'T')}+08:00`), atMs);
      assert.equal(fromHongKongWallClock(hongKongWallClock(atMs)), atMs);
      assert.equal(fromUnixSeconds(second), atMs);
      assert.ok(isDay(hongKongDay(atMs)));
    }),
  );
});

test('a day that no calendar has, and a year that PostgreSQL has not, are no time', () => {
  for (const day of ['2026-02-29', '2026-04-31', '0000-01-01', '2026-13-01', '2026-00-10']) {
    assert.equal(isDay(day), false, day);
    assert.equal(fromIsoTime(`${day}T00:00:00Z`), undefined, day);
    assert.equal(fromHongKongWallClock(`${day} 00:00:00`), undefined, day);
  }
  assert.equal(isDay('2028-02-29'), true);
  for (const seconds of [0, -1, 1.5, 32_503_680_000, 2 ** 53, '1', null]) {
    assert.equal(fromUnixSeconds(seconds), undefined, String(seconds));
  }
});

test('text that is no time is none, and throws nothing', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(
      /^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(Z|\+[0-9]{2}:00)?$/,
    ),
  );
  fc.assert(
    fc.property(texts, (text) => {
      isDay(text);
      for (const read of [fromIsoTime(text), fromHongKongWallClock(text)]) {
        if (read !== undefined) assert.match(isoTime(read), /^\d{4}-/);
      }
    }),
  );
});
