import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { paceAfter } from './pace.ts';

const secondMs = 1_000;

suite('the pace of a use', () => {
  test('is what the first quota shows, rounded up to two binary digits', () => {
    assert.equal(paceAfter(null, 1_000n, 0, 10 * secondMs), 128);
    assert.equal(paceAfter(null, 700n, 0, 10 * secondMs), 96);
    assert.equal(paceAfter(null, 7n, 0, 10 * secondMs), 0.75);
  });

  test('is half of what was known and half of what is new', () => {
    assert.equal(paceAfter(64, 1_920n, 0, 10 * secondMs), 128);
    assert.equal(paceAfter(128, 10n, 0, 10 * secondMs), 96);
  });

  test('stays where nothing was used, and is not known before', () => {
    assert.equal(paceAfter(96, 0n, 0, 10 * secondMs), 96);
    assert.equal(paceAfter(null, 0n, 0, 10 * secondMs), null);
  });

  test('counts a second at least, also under a clock that was set back', () => {
    assert.equal(paceAfter(null, 64n, 1_000, 1_000), 64);
    assert.equal(paceAfter(null, 64n, 1_000, 900), 64);
    assert.equal(paceAfter(null, 64n, 90_000, 0), 64);
  });

  test('is at most half again of what was seen, and stays under an even use', () => {
    const units = fc.bigInt({ min: 1n, max: 2n ** 53n });
    const seconds = fc.integer({ min: 1, max: 86_400 });
    fc.assert(
      fc.property(units, seconds, (used, lasted) => {
        const exact = Number(used) / lasted;
        const pace = paceAfter(null, used, 0, lasted * secondMs) ?? 0;
        assert.ok(pace >= exact && pace <= exact * 1.5, `${pace} of ${exact}`);
        const then = paceAfter(pace, used, 0, lasted * secondMs) ?? 0;
        assert.equal(then, pace);
      }),
    );
  });
});
