import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { slotCount } from '#base';
import { groupReceiptCode, newReceiptCode, parseReceiptCode, slotOfCode } from './receipt-code.ts';

test('a code leads to its slot, whatever slot it is', () => {
  for (let slot = 0; slot < slotCount; slot += 1) {
    for (let time = 0; time < 50; time += 1) {
      const code = newReceiptCode(slot);
      assert.match(code, /^[0-9A-HJKMNP-TV-Z]{12}$/);
      assert.equal(slotOfCode(code), slot);
    }
  }
  assert.throws(() => newReceiptCode(slotCount), /no such slot/);
});

test('any text of the right form has a slot that exists', () => {
  const form = fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{12}$/);
  fc.assert(
    fc.property(form, (code) => {
      const slot = slotOfCode(code);
      assert.ok(slot >= 0 && slot < slotCount);
    }),
    { numRuns: 300 },
  );
});

test('codes of one slot do not repeat and use every character in every place alike', () => {
  const count = 64_000;
  const codes = Array.from({ length: count }, () => newReceiptCode(17));
  assert.equal(new Set(codes).size, count);
  for (let place = 0; place < 12; place += 1) {
    const seen = new Map<string, number>();
    for (const code of codes) seen.set(code[place] ?? '', (seen.get(code[place] ?? '') ?? 0) + 1);
    assert.equal(seen.size, 32);
    // 2,000 each are expected with a deviation of 44; seven deviations happen to nobody.
    for (const [character, times] of seen) {
      assert.ok(Math.abs(times - 2_000) < 310, `${character} at ${place}: ${times} times`);
    }
  }
});

test('a code is printed in groups and read back as people type it', () => {
  const code = newReceiptCode(3);
  assert.equal(parseReceiptCode(groupReceiptCode(code)), code);
  assert.equal(parseReceiptCode(` ${groupReceiptCode(code).toLowerCase()} `), code);
  assert.equal(groupReceiptCode('K7Q2M0XD9T4R'), 'K7Q2-M0XD-9T4R');
  assert.equal(parseReceiptCode('K7Q2-MOXD-9T4R'), 'K7Q2M0XD9T4R');
  assert.equal(parseReceiptCode('K7Q2-M0XD-9T4'), undefined);
});
