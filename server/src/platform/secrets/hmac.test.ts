import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { openHmac } from './hmac.ts';

suite('a keyed hash', () => {
  test('is that of the second and the first example of RFC 4231', () => {
    assert.equal(
      openHmac(Buffer.from('Jefe'))('what do ya want for nothing?').toString('hex'),
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
    assert.equal(
      openHmac(Buffer.alloc(20, 0x0b))('Hi There').toString('hex'),
      'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    );
  });

  test('is that of OpenSSL for texts of any length and script, by keys up to a block', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(text, fc.nat(64), (plain, length) => {
        const key = randomBytes(length);
        const expected = createHmac('sha256', key).update(plain).digest('hex');
        assert.equal(openHmac(key)(plain).toString('hex'), expected);
      }),
      { numRuns: 500 },
    );
  });
});
