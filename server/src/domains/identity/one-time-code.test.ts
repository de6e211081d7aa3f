import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judgeGuess, newCode } from './one-time-code.ts';

const nowMs = Date.parse('2026-11-23T00:12:00Z');
const right = Buffer.alloc(32, 1);
const wrong = Buffer.alloc(32, 2);
const kept = { codeHash: right, subscriber: 'a'.repeat(32), guesses: 0, expiresAt: nowMs + 1 };

test('codes are six digits, each digit as often as any other', () => {
  const counts = Array.from({ length: 60 }, () => 0);
  for (let index = 0; index < 20_000; index += 1) {
    const code = newCode();
    assert.match(code, /^\d{6}$/);
    for (const [place, digit] of Array.from(code).entries()) {
      const cell = place * 10 + Number(digit);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  // 2,000 are expected; 250 are more than five standard deviations.
  assert.ok(
    counts.every((count) => Math.abs(count - 2_000) < 250),
    counts.join(' '),
  );
});

test('the right code is right until it expires, is used up, or was never sent', () => {
  assert.equal(judgeGuess(kept, right, nowMs, 5), 'right');
  assert.equal(judgeGuess(kept, wrong, nowMs, 5), 'wrong');
  assert.equal(judgeGuess(kept, right, nowMs + 1, 5), 'expired');
  assert.equal(judgeGuess({ ...kept, guesses: 5 }, right, nowMs, 5), 'expired');
  assert.equal(judgeGuess(undefined, right, nowMs, 5), 'expired');
});

test('a number that is no line of ours answers every guess like a wrong one', () => {
  const guesses = fc.integer({ min: 0, max: 7 });
  fc.assert(
    fc.property(guesses, fc.boolean(), fc.integer({ min: -5, max: 5 }), (count, isSame, away) => {
      const guess = isSame ? right : wrong;
      const ours = { ...kept, guesses: count };
      const nobodys = { ...ours, subscriber: null };
      const atMs = nowMs + away;
      assert.equal(judgeGuess(nobodys, guess, atMs, 5), judgeGuess(ours, wrong, atMs, 5));
    }),
  );
});
