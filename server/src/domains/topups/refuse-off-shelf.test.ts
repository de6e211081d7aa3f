import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '#base';
import { demoCatalog } from '#test/demo-catalog';
import { refuseOffShelf } from './refuse-off-shelf.ts';

const nowMs = Date.parse('2026-12-01T04:00:00Z');
const demo = demoCatalog();
/** Dearer to bring back than the least on the shelf, HK$50. */
const catalog = { ...demo, lifeCycle: { ...demo.lifeCycle, reviveLockedMinor: 10_000n } };

function ask(valueMinor: bigint, daysOver: number | null): void {
  const validUntil = daysOver === null ? null : nowMs - daysOver * dayMs;
  refuseOffShelf(catalog, { validUntil }, valueMinor, nowMs);
}

test('what the shelf has is sold, in its steps and between its ends', () => {
  ask(5_000n, null);
  ask(100_000n, -10);
  for (const valueMinor of [0n, 4_000n, 5_500n, 101_000n]) {
    assert.throws(() => ask(valueMinor, null), {
      code: 'topup_amount_invalid',
      details: { leastMinor: 5_000, mostMinor: 100_000, stepMinor: 1_000 },
    });
  }
});

test('a line on which all is off is sold nothing that would be frozen with the rest', () => {
  ask(5_000n, 29);
  ask(10_000n, 31);
  ask(10_000n, 100);
  for (const daysOver of [31, 61, 100]) {
    assert.throws(() => ask(9_000n, daysOver), {
      code: 'topup_amount_invalid',
      details: { leastMinor: 10_000, mostMinor: 100_000, stepMinor: 1_000 },
    });
  }
});
