import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs } from '#base';
import { pause, resume, startedClocks } from './clocks.ts';

const beganMs = Date.parse('2026-11-23T00:12:00Z');

const rules = {
  firstAnswerMs: 48 * hourMs,
  answerDays: 15,
  mostPausedMs: 10 * dayMs,
  firstNearMs: 8 * hourMs,
  answerNearMs: 3 * dayMs,
};

test('a day that was promised moves by a pause alone, whatever others are promised since', () => {
  const began = startedClocks(beganMs, 1, rules);
  const asked = pause(began, beganMs + dayMs, rules);
  for (const answerDays of [15, 60, 2]) {
    const goesOn = resume(asked, beganMs + 3 * dayMs, { ...rules, answerDays });
    assert.equal(goesOn.answerBy, began.answerBy + 2 * dayMs);
  }
});
