import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc, { type Arbitrary } from 'fast-check';
import type { Spending } from '#ledger';
import { firstMidnightMs, packOf, plainRate } from '#test/rating';
import { drawFrom, type PackUnits, unitsIn } from './pack-units.ts';

const spending: Spending = { unit: 'SECOND', zone: 'CN', eligible: ['voice'] };

/** Packs in their order, of a few priorities, some of which block or have nothing left. */
const anyOrdered: Arbitrary<PackUnits[]> = fc
  .array(
    fc.record({
      units: fc.bigInt({ min: 0n, max: 50n }),
      priority: fc.integer({ min: 1, max: 3 }),
      blocks: fc.boolean(),
      isElsewhere: fc.boolean(),
    }),
    { maxLength: 5 },
  )
  .map((packs) =>
    packs
      .toSorted((one, other) => one.priority - other.priority)
      .map(({ units, priority, blocks, isElsewhere }, index) => {
        const pack = packOf(BigInt(index + 1), units, plainRate);
        return { ...pack, priority, blocks, ...(isElsewhere ? { zones: 1 } : {}) };
      }),
  );

test('packs could pay just what is drawn from them when everything is wanted', () => {
  fc.assert(
    fc.property(anyOrdered, (packs) => {
      const drawn = drawFrom(packs, spending, firstMidnightMs, 1_000n);
      const sum = drawn.reduce((units, share) => units + share.units, 0n);
      assert.equal(unitsIn(packs, spending, firstMidnightMs), sum);
      assert.ok(drawn.every(({ units }) => units > 0n));
    }),
    { numRuns: 500 },
  );
});

test('what one pack lacks is drawn from the next, to the last unit', () => {
  const packs = [packOf(1n, 4n, plainRate), packOf(2n, 9n, plainRate)];
  assert.deepEqual(drawFrom(packs, spending, firstMidnightMs, 5n), [
    { bucket: 1n, units: 4n },
    { bucket: 2n, units: 1n },
  ]);
});
