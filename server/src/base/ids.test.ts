import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId, newUuid, slotCount, slotOf } from './index.ts';

const startMs = Date.parse('2026-11-23T00:12:00Z');

test('an id is a UUID of version 7 that tells its time and its slot', () => {
  for (let slot = 0; slot < slotCount; slot += 1) {
    const nowMs = startMs + slot;
    const id = newId('top', nowMs, slot);
    assert.match(id, /^top_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
    assert.equal(Number.parseInt(id.slice(4, 16), 16), nowMs);
    assert.equal(slotOf(id), slot);
  }
});

test('no two of very many ids of one instant are alike, nor parts of each other', () => {
  const made = Array.from({ length: 50_000 }, () => newUuid(startMs, 3));
  assert.equal(new Set(made).size, made.length);
  const tails = made.map((id) => id.slice(17, 30));
  assert.equal(new Set(tails).size, made.length);
  const digits = new Map<string, number>();
  for (const digit of tails.join('')) digits.set(digit, (digits.get(digit) ?? 0) + 1);
  const expected = (tails.length * 13) / 16;
  for (const count of digits.values()) {
    assert.ok(Math.abs(count - expected) < expected / 10, `a digit came ${count} times`);
  }
});

test('ids sort by their time, and a slot that is none is a fault', () => {
  const earlier = newId('top', startMs, 63);
  assert.ok(earlier < newId('top', startMs + 1, 0));
  for (const slot of [-1, slotCount, 0.5]) assert.throws(() => newId('top', startMs, slot), /slot/);
  assert.throws(() => slotOf('top_ff'), /without a slot/);
});
