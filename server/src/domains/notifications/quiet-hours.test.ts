import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHongKongWallClock, isoTime } from '#base';
import { endOfQuiet } from './quiet-hours.ts';

const night = { fromMinute: 22 * 60, untilMinute: 8 * 60 };
const noon = { fromMinute: 12 * 60, untilMinute: 14 * 60 };

function at(text: string): number {
  const atMs = fromHongKongWallClock(text);
  assert.ok(atMs !== undefined);
  return atMs;
}

test('quiet hours end in the morning, whichever side of midnight it is', () => {
  const cases = [
    ['2026-11-23 21:59:59', '2026-11-23 21:59:59'],
    ['2026-11-23 22:00:00', '2026-11-24 08:00:00'],
    ['2026-11-24 00:00:00', '2026-11-24 08:00:00'],
    ['2026-11-24 07:59:59', '2026-11-24 08:00:00'],
    ['2026-11-24 08:00:00', '2026-11-24 08:00:00'],
    ['2026-12-31 23:30:00', '2027-01-01 08:00:00'],
  ] as const;
  for (const [now, end] of cases) {
    assert.equal(isoTime(endOfQuiet(night, at(now))), isoTime(at(end)), now);
  }
});

test('quiet hours within a day, and none at all', () => {
  assert.equal(endOfQuiet(noon, at('2026-11-23 13:00:00')), at('2026-11-23 14:00:00'));
  assert.equal(endOfQuiet(noon, at('2026-11-23 23:00:00')), at('2026-11-23 23:00:00'));
  const none = { fromMinute: 480, untilMinute: 480 };
  assert.equal(endOfQuiet(none, at('2026-11-23 08:00:00')), at('2026-11-23 08:00:00'));
});
