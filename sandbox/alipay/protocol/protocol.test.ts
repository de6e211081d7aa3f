import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { largestAmountFen, parseYuan, printYuan } from '../../kit/yuan.ts';
import {
  endOfBeijingDay,
  parseBeijing,
  printBeijing,
  printBeijingMs,
} from '../../kit/beijing-time.ts';
import {
  isSignedBy,
  outsideNotice,
  printPublicKey,
  readPublicKey,
  signedText,
  signText,
  tamper,
} from './signing.ts';
import { isWebAddress } from '../../kit/web-address.ts';

test('every amount survives being printed and read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: largestAmountFen }), (amountFen) => {
      assert.equal(parseYuan(printYuan(amountFen)), amountFen);
    }),
  );
  assert.deepEqual(['1', '1.5', '01.00', '1.', '.5', '1,00', ''].map(parseYuan), [
    100,
    150,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  assert.equal(parseYuan(88.88), 8_888);
  assert.equal(parseYuan(0.1 + 0.2), undefined);
});

test('every second survives being printed in Beijing time and read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800 }), (seconds) => {
      assert.equal(parseBeijing(printBeijing(seconds * 1_000)), seconds * 1_000);
    }),
  );
  assert.equal(printBeijing(Date.UTC(2026, 9, 3, 16, 0, 0)), '2026-10-04 00:00:00');
  assert.equal(printBeijingMs(Date.UTC(2026, 9, 3, 0, 0, 0, 7)), '2026-10-03 08:00:00.007');
  for (const text of ['2026-02-30 00:00:00', '2026-10-03', '2026-10-03 24:00:00', '']) {
    assert.equal(parseBeijing(text), undefined, text);
  }
  const end = endOfBeijingDay(Date.UTC(2026, 9, 3, 15, 59, 59));
  assert.equal(printBeijingMs(end), '2026-10-03 23:59:59.999');
});

test('the signed text is sorted, raw, and without empty values', () => {
  const params = { b: '2 %+&=中', a: '1', empty: '', sign: 'x', sign_type: 'RSA2' };
  assert.equal(signedText(params, outsideNotice), 'a=1&b=2 %+&=中');
});

test('a signature fits its own text and key alone', () => {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const sign = signText('文', pair.privateKey);
  assert.equal(isSignedBy('文', sign, pair.publicKey), true);
  assert.equal(isSignedBy('文 ', sign, pair.publicKey), false);
  assert.equal(isSignedBy('文', tamper(sign), pair.publicKey), false);
  assert.equal(tamper(sign).length, sign.length);
  assert.equal(isSignedBy('文', 'not base64 at all', pair.publicKey), false);
});

test('public keys are read as PEM and as bare base64, and small or other keys are not', () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const bare = printPublicKey(publicKey);
  const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
  const pkcs1 = publicKey.export({ format: 'pem', type: 'pkcs1' }).toString();
  for (const pasted of [bare, `  ${bare.slice(0, 64)}\n${bare.slice(64)}\n`, pem, pkcs1]) {
    const key = readPublicKey(pasted);
    assert.equal(key === undefined ? undefined : printPublicKey(key), bare);
  }
  const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
  assert.equal(readPublicKey(printPublicKey(small)), undefined);
  const curve = generateKeyPairSync('ed25519').publicKey;
  assert.equal(readPublicKey(printPublicKey(curve)), undefined);
  assert.equal(readPublicKey('rubbish'), undefined);
});

test('a web address is full, plain http or https, and short', () => {
  for (const good of ['http://127.0.0.1:8080/n', 'https://shop.example/a?b=1']) {
    assert.equal(isWebAddress(good), true, good);
  }
  const tooLong = `http://x.example/${'a'.repeat(250)}`;
  for (const bad of ['', '/n', 'ftp://x/', 'http://x/#a', 'http://u@x/', 'http://x/ y', tooLong]) {
    assert.equal(isWebAddress(bad), false, bad);
  }
});
