import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId } from '#base';
import { attemptIn, referenceOf, refundIn } from './reference.ts';

const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });
const slot = fc.integer({ min: 0, max: 63 });

test('a reference of 25 letters and digits leads back to its attempt', () => {
  fc.assert(
    fc.property(instant, slot, (atMs, at) => {
      const attempt = newId('att', atMs, at);
      const reference = referenceOf(attempt);
      assert.match(reference, /^[0-9A-Z]{25}$/);
      assert.equal(attemptIn(reference), attempt);
      assert.equal(attemptIn(` ${reference.toLowerCase()} `), attempt);
      assert.equal(refundIn(reference), attempt.replace('att_', 'rfd_'));
    }),
  );
});

test('what else is written as a reference is not taken for one of ours', () => {
  for (const text of ['', 'RENT', 'Z'.repeat(25), '0'.repeat(25), '1'.repeat(24)]) {
    assert.equal(attemptIn(text), undefined, text);
  }
});
