import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { webhookRules } from '@lowu/contract/partner';
import { hourMs, minuteMs, secondMs } from '#base';
import { mostAttempts, verdictOf } from './attempt.ts';
import { webhookSettings } from './settings.ts';

function failed(attempts: number, chance: number, headers: Record<string, string> = {}) {
  const answer = { status: 400, headers, body: Buffer.alloc(0) };
  const at = { startedAt: 0, tookMs: 1, nowMs: 0 };
  return verdictOf({ outcome: { outcome: 'proof', answer }, attempts, chance, ...at });
}

const middle = 0.5;

test('each wait is longer than the one before, three days and more of them in all', () => {
  const waits = Array.from({ length: mostAttempts - 1 }, (_, at) => failed(at + 1, middle).dueAt);
  for (const [at, wait] of waits.entries()) assert.ok(wait > (waits[at - 1] ?? 0), `${at}`);
  assert.ok(waits.reduce((sum, wait) => sum + wait, 0) >= 72 * hourMs);
  assert.equal(failed(mostAttempts, middle).state, 'failed');
});

test('chance shifts a wait by a fifth at most, so that what failed together parts', () => {
  const attempts = fc.integer({ min: 1, max: mostAttempts - 1 });
  const chances = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(attempts, chances, chances, (at, one, other) => {
      const wait = failed(at, middle).dueAt;
      const shifted = failed(at, one).dueAt;
      assert.ok(Math.abs(shifted - wait) <= wait / 5 + 1);
      if (one - other > 0.001) assert.ok(shifted > failed(at, other).dueAt);
    }),
  );
});

test('a rest that is asked for is kept beside the wait, for an hour at most', () => {
  assert.equal(failed(1, middle, { 'retry-after': '60' }).dueAt, 60 * secondMs);
  assert.equal(failed(1, middle, { 'retry-after': '2' }).dueAt, 5 * secondMs);
  assert.equal(failed(1, middle, { 'retry-after': '999999' }).dueAt, hourMs);
});

function aloud(waitMs: number): string {
  if (waitMs < minuteMs) return `${waitMs / secondMs} s`;
  return waitMs < hourMs ? `${waitMs / minuteMs} min` : `${waitMs / hourMs} h`;
}

test('the reference page says the waits, the time to answer and how long one may ask', () => {
  const waits = Array.from({ length: mostAttempts - 1 }, (_, at) => failed(at + 1, middle).dueAt);
  const [last = '', ...before] = waits.map(aloud).toReversed();
  const said = webhookRules.replaceAll(/\s+/g, ' ');
  assert.ok(said.includes(`after ${before.toReversed().join(', ')} and ${last}`), said);
  assert.ok(said.includes(`within ${webhookSettings.timeoutSeconds.initial} seconds`));
  assert.ok(said.includes(`for ${webhookSettings.keptDays.initial} days`));
});
