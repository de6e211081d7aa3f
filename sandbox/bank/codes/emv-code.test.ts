import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CodeRefused, scanCode } from './emv-code.ts';

const printed =
  '00020101021226270012hk.com.hkicl0207999998352040000530334454061' +
  '00.005802HK5902AB6002HK62060502R1630411D4';
const whole =
  '00020101021226270012hk.com.hkicl020799999835204000053033445406100.00' +
  '5802HK5902AB6002HK62060502R1630411D4';

test('a code of another library is understood', () => {
  assert.equal(printed, whole);
  assert.deepEqual(scanCode(whole), {
    fpsId: '9999983',
    currency: 'HKD',
    amountCents: 10_000,
    isAmountOpen: false,
    reference: 'R1',
    payeeName: 'AB',
  });
});

test('a code with any character changed is refused', () => {
  for (let at = 0; at < whole.length; at += 1) {
    const other = whole[at] === '7' ? '8' : '7';
    const spoilt = whole.slice(0, at) + other + whole.slice(at + 1);
    assert.throws(() => scanCode(spoilt), CodeRefused, spoilt);
  }
});

test('what is no code of FPS is refused, whatever it is', () => {
  for (const text of ['', 'https://example.hk', '6304', whole.slice(0, -1), `${whole}0`]) {
    assert.throws(() => scanCode(text), CodeRefused, text);
  }
});
