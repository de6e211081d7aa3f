import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ClawBack, type ClawBackState, goneOf, type Part, partOf } from './claw-back.ts';

const order = fc.record({
  price: fc.bigInt({ min: 1n, max: 100_000n }),
  value: fc.bigInt({ min: 1n, max: 100_000n }),
  bonus: fc.bigInt({ min: 0n, max: 10_000n }),
});

test('parts of an order are the order together, whatever its price is of its value', () => {
  fc.assert(
    fc.property(order, fc.array(fc.bigInt({ min: 1n, max: 30_000n })), (whole, wanted) => {
      let before = 0n;
      const parts: Part[] = [];
      for (const one of [...wanted, whole.price]) {
        const rest = whole.price - before;
        const price = one < rest ? one : rest;
        if (price === 0n) continue;
        const value = parts.reduce((sum, part) => sum + part.value, 0n);
        parts.push(partOf(whole, { price: before, value }, price));
        before += price;
      }
      const sum = (name: keyof Part) => parts.reduce((total, part) => total + part[name], 0n);
      assert.deepEqual(
        { price: sum('price'), value: sum('value'), bonus: sum('bonus') },
        { ...whole },
      );
      assert.ok(parts.every(({ value, bonus }) => value >= 0n && bonus >= 0n));
    }),
  );
});

test('a tenth of the price is a tenth of the value', () => {
  const whole = { price: 9_200n, value: 10_000n, bonus: 500n };
  assert.deepEqual(partOf(whole, { price: 0n, value: 0n }, 920n), {
    price: 920n,
    value: 1_000n,
    bonus: 50n,
  });
});

test('what was taken and is not put back has gone, spent or not, and its bonus is apart', () => {
  const states: ClawBackState[] = ['proposed', 'refused', 'open', 'done', 'put_back'];
  const amounts = { price: 1n, taken: 20n, owed: 300n, writtenOff: 4_000n, bonus: 50_000n };
  const of = (state: ClawBackState): ClawBack => ({ ...({} as ClawBack), ...amounts, state });
  assert.deepEqual(goneOf([]), { price: 0n, value: 0n });
  for (const state of states) {
    const isGone = state === 'open' || state === 'done';
    const once = isGone ? { price: 1n, value: 4_320n } : { price: 0n, value: 0n };
    assert.deepEqual(goneOf([of(state)]), once, state);
  }
  assert.deepEqual(goneOf(states.map(of)), { price: 2n, value: 8_640n });
});

test('where more of the value has gone than of the price, the next part has none of it', () => {
  const whole = { price: 100n, value: 100n, bonus: 10n };
  const part = partOf(whole, { price: 40n, value: 60n }, 10n);
  assert.deepEqual(part, { price: 10n, value: 0n, bonus: 1n });
});
