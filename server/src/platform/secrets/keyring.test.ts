import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newKeyText, openKeyring } from './index.ts';

const fixedKeys = [
  'fingerprint:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
  'k1:ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=',
].join(',');

const text = fc.string({ unit: 'binary', maxLength: 200 }).filter((made) => made.isWellFormed());

test('what was sealed opens for its purpose', () => {
  const keyring = openKeyring(newKeyText());
  fc.assert(
    fc.property(text, text, (plain, purpose) => {
      assert.equal(keyring.open(keyring.seal(plain, purpose), purpose), plain);
    }),
    { numRuns: 200 },
  );
});

test('the same text sealed twice looks different', () => {
  const keyring = openKeyring(fixedKeys);
  assert.notEqual(keyring.seal('85291234567', 'a'), keyring.seal('85291234567', 'a'));
});

test('what was sealed for one purpose does not open for another', () => {
  const keyring = openKeyring(fixedKeys);
  assert.throws(() => keyring.open(keyring.seal('a', 'staff.totp'), 'staff.password'), {
    code: 'seal_broken',
  });
});

test('a sealed text with any character changed does not open', () => {
  const keyring = openKeyring(fixedKeys);
  const sealed = keyring.seal('a secret', 'purpose');
  fc.assert(
    fc.property(
      fc.nat(sealed.length - 1),
      fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '-', '_', '.'),
      (at, other) => {
        fc.pre(sealed[at] !== other);
        const altered = `${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`;
        assert.throws(() => keyring.open(altered, 'purpose'), { code: /^seal_/ });
      },
    ),
    { numRuns: 300 },
  );
});

test('text that was never sealed is refused', () => {
  const keyring = openKeyring(fixedKeys);
  for (const given of ['', 'v1', 'v1.k1..', 'v1.k1.AAAAAAAAAAAAAAAA.short', 'v2.k1.a.b']) {
    assert.throws(() => keyring.open(given, 'purpose'), { code: 'seal_broken' });
  }
});

test('a new newest key opens the old, seals anew and says what is stale', () => {
  const old = openKeyring(fixedKeys);
  const rotated = openKeyring(newKeyText(fixedKeys));
  const sealed = old.seal('kept', 'purpose');
  assert.equal(rotated.open(sealed, 'purpose'), 'kept');
  assert.equal(rotated.isStale(sealed), true);
  assert.equal(rotated.isStale(rotated.seal('kept', 'purpose')), false);
  assert.throws(() => old.open(rotated.seal('kept', 'purpose'), 'purpose'), {
    code: 'seal_key_unknown',
    details: { keyId: 'k2' },
  });
});

test('a fingerprint is the same after a rotation, and another for another purpose', () => {
  const old = openKeyring(fixedKeys);
  const rotated = openKeyring(newKeyText(fixedKeys));
  assert.deepEqual(rotated.fingerprint('481516', 'code'), old.fingerprint('481516', 'code'));
  assert.notDeepEqual(old.fingerprint('481516', 'code'), old.fingerprint('481516', 'token'));
  assert.notDeepEqual(
    openKeyring(newKeyText()).fingerprint('481516', 'code'),
    old.fingerprint('481516', 'code'),
  );
});

test('what an earlier release sealed and hashed keeps its meaning', () => {
  const keyring = openKeyring(fixedKeys);
  const sealed = 'v1.k1.8tyP4W3E2pIzCtxU.l8pLxVa5ggQDs-H_YwXH9YBaeNkv8A';
  assert.equal(keyring.open(sealed, 'golden'), '羅湖');
  assert.equal(
    keyring.fingerprint('481516', 'golden').toString('hex'),
    '48c5edbb641265c95738bf491f20ec29b2315cc7bb7d1a8594a573dbe84873dd',
  );
});

test('keys that cannot be used are refused without being shown', () => {
  const key = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';
  const cases: [string, object][] = [
    ['', { entry: 1, problem: 'not id:base64 of 32 bytes' }],
    [`fingerprint:${key},k1:c2hvcnQ=`, { entry: 2, problem: 'not id:base64 of 32 bytes' }],
    [`k1:${key},k1:${key}`, { entry: 2, problem: 'this id is used twice' }],
    [`k1:${key}`, { problem: 'it needs a key called fingerprint and one or more others' }],
    [`fingerprint:${key}`, { problem: 'it needs a key called fingerprint and one or more others' }],
  ];
  for (const [given, details] of cases) {
    assert.throws(() => openKeyring(given), { code: 'master_keys_malformed', details });
  }
});
