import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isTotpSecret, newTotpSecret, totpAt, totpStep, totpUri } from './totp.ts';

/** The ASCII digits 12345678901234567890 of RFC 6238, appendix B, in base32. */
const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test('the vectors of RFC 6238, appendix B, hold', () => {
  const vectors = [
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ] as const;
  for (const [seconds, code] of vectors) {
    assert.equal(totpAt(rfcSecret, seconds * 1_000, 8), code);
    assert.equal(totpAt(rfcSecret, seconds * 1_000), code.slice(2));
  }
});

test('a new secret is 160 bits that an authenticator can take', () => {
  const secrets = Array.from({ length: 200 }, newTotpSecret);
  assert.ok(secrets.every(isTotpSecret));
  assert.equal(new Set(secrets).size, secrets.length);
  assert.equal(new Set(secrets.join('')).size, 32);
  assert.ok(totpUri(rfcSecret, 'ravi').startsWith('otpauth://totp/Lowu%3Aravi?secret=GEZD'));
  const named = new URL(totpUri(rfcSecret, 'dev@shop.example', 'Twin: Harbour'));
  assert.equal(decodeURIComponent(named.pathname), '/Twin  Harbour:dev@shop.example');
  assert.equal(named.searchParams.get('issuer'), 'Twin  Harbour');
});

const stepMs = 30_000;
const instant = fc.integer({ min: 1_000_000_000_000, max: 4_000_000_000_000 });

test('a code is taken in its own step and the two beside it, and in no other', () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: -20, max: 20 }), (nowMs, away) => {
      const code = totpAt(rfcSecret, nowMs + away * stepMs);
      const step = totpStep(rfcSecret, code, nowMs, 0);
      // Two steps may show the same six digits by chance; then another step than ours was found.
      if (Math.abs(away) <= 1) assert.notEqual(step, undefined);
      else if (step !== undefined) assert.equal(totpAt(rfcSecret, step * stepMs), code);
    }),
  );
});

test('a step that was used is not taken again, nor one before it', () => {
  fc.assert(
    fc.property(instant, (nowMs) => {
      const now = Math.floor(nowMs / stepMs);
      const code = totpAt(rfcSecret, nowMs);
      const before = totpAt(rfcSecret, nowMs - stepMs);
      assert.equal(totpStep(rfcSecret, code, nowMs, now - 1), now);
      const again = totpStep(rfcSecret, code, nowMs, now);
      assert.ok(again === undefined || again > now);
      const earlier = totpStep(rfcSecret, before, nowMs, now);
      assert.ok(earlier === undefined || earlier > now);
    }),
  );
});

test('text that is no code is never one', () => {
  fc.assert(
    fc.property(fc.string(), instant, (text, nowMs) => {
      if (!/^\d{6}$/.test(text)) assert.equal(totpStep(rfcSecret, text, nowMs, 0), undefined);
    }),
  );
});
